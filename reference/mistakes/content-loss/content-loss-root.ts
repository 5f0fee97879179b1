/*---
title: The root of the sum of squares (the length of the difference) in place of the sum itself
off: Your content loss divided by the weight is the square root of what it should be.
look: Look at the last thing that happens to the sum.
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul(weight, tf.sqrt(tf.sum(tf.squaredDifference(current, original)))));
}
