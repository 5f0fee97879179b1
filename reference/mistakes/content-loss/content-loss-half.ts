/*---
title: Half of the content loss, as the paper by Gatys has it
off: Your content loss is exactly half of the right one.
look: Look at the factors in front of the sum, beside the formula of the assignment.
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul(weight / 2, tf.sum(tf.squaredDifference(current, original))));
}
