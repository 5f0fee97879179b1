/*---
title: The content weight is forgotten
off: Your content loss is the same whatever the weight.
look: Look for every argument of the function in its body.
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(_weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.sum(tf.squaredDifference(current, original)));
}
