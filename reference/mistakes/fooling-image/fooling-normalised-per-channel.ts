/*---
title: Each colour channel of the gradient is divided by its own norm
off: "Your steps are too long: each colour channel by itself is moved by the whole learning rate."
look: Look at the axes over which you take the norm.
---*/
import * as tf from '@tensorflow/tfjs';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.divNoNan(tf.mul(gradient, learningRate), tf.norm(gradient, 'euclidean', [1, 2], true));
}
