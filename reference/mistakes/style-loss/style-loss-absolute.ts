/*---
title: Absolute differences of the Gram matrices in place of squared ones
off: Your style loss grows with the differences of the Gram matrices, not with their squares.
look: Look at what happens to each difference before all are added.
---*/
import * as tf from '@tensorflow/tfjs';

export function gramDistance(gram: tf.Tensor3D, target: tf.Tensor3D): tf.Scalar {
  return tf.sum(tf.abs(tf.sub(gram, target)));
}
