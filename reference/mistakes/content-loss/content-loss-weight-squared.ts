/*---
title: The content weight is inside the square
off: "Your content loss is the right one times the weight once more: the weight counts twice."
look: "Look at what is squared: only the difference of the features should be."
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.sum(tf.square(tf.mul(weight, tf.sub(current, original)))));
}
