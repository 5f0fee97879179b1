/*---
title: One axis after the other, the weight on each square
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => {
    let loss: tf.Tensor = tf.mul(tf.pow(tf.sub(original, current), 2), weight);
    while (loss.rank > 0) loss = tf.sum(loss, 0);
    return loss as tf.Scalar;
  });
}
