/*---
title: Half of the style loss
off: Your style loss is exactly half of the right one.
look: Look at the factors in front of the sum, beside the formula of the assignment.
---*/
import * as tf from '@tensorflow/tfjs';

export function gramDistance(gram: tf.Tensor3D, target: tf.Tensor3D): tf.Scalar {
  return tf.mul(0.5, tf.sum(tf.squaredDifference(gram, target)));
}
