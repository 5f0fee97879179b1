/*---
title: Twice the content loss
off: Your content loss is exactly twice the right one.
look: Look at the factors in front of the sum, and at whether something is added twice.
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul(weight * 2, tf.sum(tf.squaredDifference(current, original))));
}
