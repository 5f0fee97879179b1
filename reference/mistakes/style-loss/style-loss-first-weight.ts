/*---
title: The first weight is used for every layer
off: Your style loss is right for one layer alone; with several, the weights of the later ones do not matter.
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
  return right(
    features,
    layers,
    targets,
    layers.map(() => weights[0] as number),
  );
}
