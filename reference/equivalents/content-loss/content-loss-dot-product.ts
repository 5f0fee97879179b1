/*---
title: The difference times itself, as a dot product of two vectors
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => {
    const difference = tf.reshape(tf.sub(current, original), [-1]) as tf.Tensor1D;
    return tf.mul<tf.Scalar>(weight, tf.dot(difference, difference));
  });
}
