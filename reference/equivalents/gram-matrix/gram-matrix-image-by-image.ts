/*---
title: One image after the other
---*/
import * as tf from '@tensorflow/tfjs';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    const grams = Array.from({ length: n }, (_, i) => {
      const columns = tf.reshape(tf.slice(features, [i, 0, 0, 0], [1, h, w, c]), [h * w, c]);
      return tf.matMul(tf.transpose(columns), columns);
    });
    return tf.mul(tf.stack(grams), normalize ? 1 / (c * h * w) : 1);
  });
}
