/*---
title: The gradient is divided by the sum of its absolute values, not by its norm
off: Your step goes the right way but is much too short.
look: Print the norm of one step. What should it be, and what do you divide the gradient by?
---*/
import * as tf from '@tensorflow/tfjs';

export function ascentStep(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.divNoNan(tf.mul(gradient, learningRate), tf.sum(tf.abs(gradient)));
}
