/*---
title: The square of the length of the difference
---*/
import * as tf from '@tensorflow/tfjs';

export function gramDistance(gram: tf.Tensor3D, target: tf.Tensor3D): tf.Scalar {
  return tf.square(tf.norm(tf.sub(target, gram))) as tf.Scalar;
}
