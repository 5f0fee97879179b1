/*---
title: "The gradient is divided by the square of its norm: the root is missing"
off: "Your steps go the right way but have the wrong length: the larger the gradient, the shorter the step."
look: Print the norm of one step. What should it be, and what do you divide the gradient by?
---*/
import * as tf from '@tensorflow/tfjs';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.divNoNan(tf.mul(gradient, learningRate), tf.sum(tf.square(gradient)));
}
