import * as tf from '@tensorflow/tfjs';

/**
 * How far the features of an image are from those of the content image.
 *
 * - `weight`: factor; `current`, `original`: features [1,h,w,C] of one layer.
 * - Returns a scalar, weight * sum of squared differences: no mean, no half.
 * - Source: Gatys, Ecker and Bethge, 2016, equation 1, without its factor 1/2.
 */
export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul(weight, tf.sum(tf.squaredDifference(current, original))));
}
