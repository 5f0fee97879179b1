import * as tf from '@tensorflow/tfjs';

/** weight * sum of squared differences. */
export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul(weight, tf.sum(tf.squaredDifference(current, original))));
}
