/*---
title: The features divided by the root of their number, then multiplied
---*/
import * as tf from '@tensorflow/tfjs';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    const scale = normalize ? Math.sqrt(c * h * w) : 1;
    const flat = tf.reshape(tf.div(features, scale), [n, h * w, c]);
    return tf.matMul(tf.transpose(flat, [0, 2, 1]), flat);
  });
}
