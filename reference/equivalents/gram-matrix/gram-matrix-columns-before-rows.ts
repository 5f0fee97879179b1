/*---
title: "Positions in another order: column by column"
---*/
import * as tf from '@tensorflow/tfjs';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    const flat = tf.reshape(tf.transpose(features, [0, 2, 1, 3]), [n, w * h, c]);
    const gram = tf.matMul(flat, flat, true) as tf.Tensor3D;
    return normalize ? tf.div(tf.div(gram, c), h * w) : gram;
  });
}
