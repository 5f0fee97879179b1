/*---
title: The weights are scaled so that their sum is one
off: Your style loss stays the same when all weights are doubled.
look: Look at what happens to the weights before they are used.
---*/
import type * as tf from '@tensorflow/tfjs';
import { styleLoss as right } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return right(
    features,
    layers,
    targets,
    weights.map((weight) => weight / total),
  );
}
