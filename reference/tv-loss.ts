import * as tf from '@tensorflow/tfjs';

/**
 * Total variation: how rough an image is.
 *
 * - `img`: [1,H,W,3]; `weight`: factor.
 * - Returns a scalar: weight * (sum of squared differences of vertical neighbours + of horizontal neighbours).
 * - Source: Mahendran and Vedaldi, 2014, https://arxiv.org/abs/1412.0035, with exponent 2.
 */
export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [n, h, w, c] = img.shape;
    const vertical = tf.squaredDifference(
      tf.slice(img, [0, 1, 0, 0], [n, h - 1, w, c]),
      tf.slice(img, [0, 0, 0, 0], [n, h - 1, w, c]),
    );
    const horizontal = tf.squaredDifference(
      tf.slice(img, [0, 0, 1, 0], [n, h, w - 1, c]),
      tf.slice(img, [0, 0, 0, 0], [n, h, w - 1, c]),
    );
    return tf.mul(weight, tf.add(tf.sum(vertical), tf.sum(horizontal)));
  });
}
