/*---
title: The gradient is divided by the sum of its values, not by its norm
off: Your step lies along the right line but has the wrong length, and where the sum is below zero it goes the wrong way.
look: Print the norm of one step. What should it be, and what do you divide the gradient by?
---*/
import * as tf from '@tensorflow/tfjs';

export function ascentStep(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.divNoNan(tf.mul(gradient, learningRate), tf.sum(gradient));
}
