/*---
title: The mean of the squared differences (a mean squared error) in place of their sum
off: "Your content loss is too small, by as many times as the layer has features: height times width times channels."
look: Look at how the squared differences become one number.
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul<tf.Scalar>(weight, tf.mean(tf.squaredDifference(current, original))));
}
