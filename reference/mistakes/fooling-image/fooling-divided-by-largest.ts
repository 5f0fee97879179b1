/*---
title: The gradient is divided by its largest absolute value, not by its norm
off: Your steps go the right way but are too long.
look: Print the norm of one step. What should it be, and what do you divide the gradient by?
---*/
import * as tf from '@tensorflow/tfjs';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.divNoNan(tf.mul(gradient, learningRate), tf.max(tf.abs(gradient)));
}
