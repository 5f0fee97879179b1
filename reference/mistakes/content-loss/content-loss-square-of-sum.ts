/*---
title: The sum of the differences is squared, not each difference
off: In your content loss positive and negative differences cancel out, so that it can be near nothing where the features differ much.
look: Look at the order in which you square and add.
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul(weight, tf.square(tf.sum(tf.sub(current, original)))));
}
