/*---
title: The mean of the squared differences of the Gram matrices in place of their sum
off: The loss of each layer is too small, by the square of its number of channels.
look: Look at how the squared differences of two Gram matrices become one number.
---*/
import * as tf from '@tensorflow/tfjs';

export function gramDistance(gram: tf.Tensor3D, target: tf.Tensor3D): tf.Scalar {
  return tf.mean(tf.squaredDifference(gram, target));
}
