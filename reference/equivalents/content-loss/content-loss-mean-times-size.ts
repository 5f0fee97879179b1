/*---
title: The mean, times the number of features
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() =>
    tf.mul<tf.Scalar>(weight * current.size, tf.mean(tf.squaredDifference(original, current))),
  );
}
