/*---
title: The loss is divided by the number of layers
off: Your style loss is right for one layer alone; with several, it is too small by as many times as there are layers.
look: Look at what happens after the layers are added.
---*/
import * as tf from '@tensorflow/tfjs';
import { styleLoss as right } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  return tf.tidy(() => tf.div(right(features, layers, targets, weights), layers.length));
}
