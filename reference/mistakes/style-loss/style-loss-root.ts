/*---
title: The root of the sum of squares (the length of the difference) in place of the sum itself
off: The loss of each layer, before its weight, is the square root of what it should be.
look: Look at the last thing that happens to the sum of a layer.
---*/
import * as tf from '@tensorflow/tfjs';

export function gramDistance(gram: tf.Tensor3D, target: tf.Tensor3D): tf.Scalar {
  return tf.sqrt(tf.sum(tf.squaredDifference(gram, target)));
}
