/*---
title: A quarter of the style loss, as the paper by Gatys has it
off: Your style loss is exactly a quarter of the right one.
look: Look at the factors in front of the sum, beside the formula of the assignment.
---*/
import * as tf from '@tensorflow/tfjs';

export function gramDistance(gram: tf.Tensor3D, target: tf.Tensor3D): tf.Scalar {
  return tf.mul(0.25, tf.sum(tf.squaredDifference(gram, target)));
}
