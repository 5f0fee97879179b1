/*---
title: Twice the style loss
off: Your style loss is exactly twice the right one.
look: Look at the factors in front of the sum, and at whether something is added twice.
---*/
import * as tf from '@tensorflow/tfjs';

export function gramDistance(gram: tf.Tensor3D, target: tf.Tensor3D): tf.Scalar {
  return tf.mul(2, tf.sum(tf.squaredDifference(gram, target)));
}
