/*---
title: "The learning rate is not used: the step has length one"
off: Your step goes the right way and has length one, whatever the learning rate.
look: Look for every option of the function in its body.
---*/
import * as tf from '@tensorflow/tfjs';

export function ascentStep(gradient: tf.Tensor4D, _learningRate: number): tf.Tensor4D {
  return tf.divNoNan(gradient, tf.norm(gradient));
}
