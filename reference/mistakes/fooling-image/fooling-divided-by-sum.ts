/*---
title: The gradient is divided by the sum of its values, not by its norm
off: Your steps lie along the right line but have the wrong length, and where the sum is below zero they go the wrong way.
look: Print the norm of one step. What should it be, and what do you divide the gradient by?
---*/
import * as tf from '@tensorflow/tfjs';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.divNoNan(tf.mul(gradient, learningRate), tf.sum(gradient));
}
