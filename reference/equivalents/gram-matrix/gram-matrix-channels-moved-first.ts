/*---
title: The channels moved to the front, then one row a channel
---*/
import * as tf from '@tensorflow/tfjs';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    const rows = tf.reshape(tf.transpose(features, [0, 3, 1, 2]), [n, c, h * w]);
    return tf.div(tf.matMul(rows, rows, false, true), normalize ? features.size / n : 1);
  });
}
