/*---
title: The style weights are ignored
off: Your style loss is the same whatever the weights.
look: Look for every argument of the function in its body.
---*/
import type * as tf from '@tensorflow/tfjs';
import { styleLoss as right } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
): tf.Scalar {
  return right(
    features,
    layers,
    targets,
    layers.map(() => 1),
  );
}
