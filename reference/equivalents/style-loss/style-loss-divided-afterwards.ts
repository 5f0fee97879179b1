/*---
title: Gram matrices that are divided here, not in gramMatrix
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
    for (const [i, layer] of layers.entries()) {
      const feature = features[layer] as tf.Tensor4D;
      const gram = tf.div<tf.Tensor3D>(gramMatrix(feature, false), feature.size / feature.shape[0]);
      total = tf.add(total, tf.mul(gramDistance(gram, targets[i] as tf.Tensor3D), weights[i] as number));
    }
    return total;
  });
}
