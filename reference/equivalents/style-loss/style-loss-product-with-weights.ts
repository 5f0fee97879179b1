/*---
title: The distances of all layers as a vector, times the vector of the weights
---*/
import * as tf from '@tensorflow/tfjs';
import { gramDistance, gramMatrix } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  return tf.tidy(() => {
    const distances = layers.map((layer, i) =>
      gramDistance(gramMatrix(features[layer] as tf.Tensor4D), targets[i] as tf.Tensor3D),
    );
    return tf.sum(tf.mul(tf.stack(distances), tf.tensor1d([...weights])));
  });
}
