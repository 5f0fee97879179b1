/*---
title: "The style loss no longer depends on the features: its number was read and put into a new tensor (dataSync, tf.scalar)"
off: The value of your style loss is right, but no gradient comes back from it.
look: "Look for data(), dataSync(), array() and for tensors made of plain numbers: a gradient passes through operations on tensors only."
---*/
import * as tf from '@tensorflow/tfjs';
import { styleLoss as right } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  return tf.tidy(() => tf.scalar(right(features, layers, targets, weights).dataSync()[0] as number));
}
