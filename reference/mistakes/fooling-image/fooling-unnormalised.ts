/*---
title: The gradient is not divided by its norm
off: "Your steps go the right way but have the wrong length: each is the learning rate times the gradient as it is."
look: Print the norm of one step. What should it be, and what do you divide the gradient by?
---*/
import * as tf from '@tensorflow/tfjs';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.mul(gradient, learningRate);
}
