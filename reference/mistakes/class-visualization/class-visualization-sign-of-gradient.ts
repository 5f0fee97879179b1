/*---
title: Only the sign of the gradient is used
off: In your step all values of the image change by the same amount, up or down.
look: Look at what becomes of the gradient before it is added to the image.
---*/
import * as tf from '@tensorflow/tfjs';

export function ascentStep(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.mul(tf.sign(gradient), learningRate);
}
