/*---
title: Every pair of channels by broadcasting, then the sum over the positions
---*/
import * as tf from '@tensorflow/tfjs';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [, h, w, c] = features.shape;
    const pairs = tf.mul(tf.expandDims(features, 3), tf.expandDims(features, 4));
    const gram = tf.sum<tf.Tensor3D>(pairs, [1, 2]);
    return normalize ? tf.div(gram, c * h * w) : gram;
  });
}
