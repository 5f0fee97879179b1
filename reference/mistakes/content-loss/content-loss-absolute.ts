/*---
title: Absolute differences in place of squared ones
off: Your content loss grows with the differences of the features, not with their squares.
look: Look at what happens to each difference before all are added.
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul(weight, tf.sum(tf.abs(tf.sub(current, original)))));
}
