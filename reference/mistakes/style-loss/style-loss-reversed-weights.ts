/*---
title: The weights are taken in the opposite order
off: Your style loss is right for one layer alone; with several, each weight goes to another layer.
look: Look at which weight each layer gets.
---*/
import type * as tf from '@tensorflow/tfjs';
import { styleLoss as right } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  return right(features, layers, targets, [...weights].reverse());
}
