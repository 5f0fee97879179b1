/*---
title: The square of the length of the difference
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul(weight, tf.square(tf.norm(tf.sub(current, original)))) as tf.Scalar);
}
