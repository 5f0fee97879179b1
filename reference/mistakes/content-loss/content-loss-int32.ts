/*---
title: The features are made whole numbers (int32)
off: In your content loss all that the features have after the decimal point is lost.
look: Print the dtype of the tensors on the way from the features to the loss.
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => {
    const [a, b] = [tf.cast(current, 'int32'), tf.cast(original, 'int32')];
    return tf.mul(weight, tf.sum(tf.squaredDifference(tf.cast(a, 'float32'), tf.cast(b, 'float32'))));
  });
}
