/*---
title: The sum of the differences is squared, not each difference
off: In your style loss positive and negative differences of the Gram matrices cancel out.
look: Look at the order in which you square and add.
---*/
import * as tf from '@tensorflow/tfjs';

export function gramDistance(gram: tf.Tensor3D, target: tf.Tensor3D): tf.Scalar {
  return tf.square(tf.sum(tf.sub(gram, target)));
}
