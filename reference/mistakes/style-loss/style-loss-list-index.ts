/*---
title: "The number in the list is taken for the number of the layer: features[i] in place of features[layers[i]]"
off: Your style loss looks at the first layers of the network, whichever layers are asked for.
look: "Look at what you put into the brackets behind features: a place in the list, or what stands there?"
---*/
import type * as tf from '@tensorflow/tfjs';
import { styleLoss as right } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  return right(features, [...layers.keys()], targets, weights);
}
