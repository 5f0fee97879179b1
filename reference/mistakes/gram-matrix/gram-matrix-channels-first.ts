/*---
title: The shape is read as [N,C,H,W], but the features are [N,H,W,C]
off: Your Gram matrix has as many rows as the features are high, not as many as they have channels.
look: "Print features.shape: where is the number of channels?"
---*/
import * as tf from '@tensorflow/tfjs';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, c, h, w] = features.shape;
    const flat = tf.reshape(features, [n, c, h * w]);
    const gram = tf.matMul(flat, flat, false, true) as tf.Tensor3D;
    return normalize ? tf.div(gram, c * h * w) : gram;
  });
}
