/*---
title: The difference of the squares in place of the square of the difference
off: Your content loss is below zero wherever the current features are the smaller ones; a sum of squares never is.
look: Look at the order in which you subtract and square.
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul(weight, tf.sum(tf.sub(tf.square(current), tf.square(original)))));
}
