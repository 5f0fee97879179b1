/*---
title: From the last layer to the first
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
    let total = tf.scalar(0);
    for (let i = layers.length - 1; i >= 0; i--) {
      const gram = gramMatrix(features[layers[i] as number] as tf.Tensor4D);
      total = tf.add(tf.mul(weights[i] as number, gramDistance(targets[i] as tf.Tensor3D, gram)), total);
    }
    return total;
  });
}
