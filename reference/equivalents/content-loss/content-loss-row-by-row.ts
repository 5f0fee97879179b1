/*---
title: A loop over the rows
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => {
    const [n, h, w, c] = current.shape;
    let loss = tf.scalar(0);
    for (let row = 0; row < h; row++) {
      const [a, b] = [current, original].map((all) => tf.slice(all, [0, row, 0, 0], [n, 1, w, c]));
      loss = tf.add(loss, tf.sum(tf.squaredDifference(a as tf.Tensor, b as tf.Tensor)));
    }
    return tf.mul(loss, weight);
  });
}
