/*---
title: The gradient is divided by the root of its mean square, not by its norm
off: Your steps go the right way but are too long, by the square root of the number of values of the image.
look: Print the norm of one step. What should it be, and what do you divide the gradient by?
---*/
import * as tf from '@tensorflow/tfjs';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.divNoNan(tf.mul(gradient, learningRate), tf.sqrt(tf.mean(tf.square(gradient))));
}
