/*---
title: "The learning rate is not used: each step has length one"
off: Your steps go the right way and have length one, whatever the learning rate.
look: Look for every option of the function in its body.
---*/
import * as tf from '@tensorflow/tfjs';

export function stepAlong(gradient: tf.Tensor4D, _learningRate: number): tf.Tensor4D {
  return tf.divNoNan(gradient, tf.norm(gradient));
}
