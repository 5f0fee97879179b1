import * as tf from '@tensorflow/tfjs';

/** What an image changes by from each pixel to the next, down [N,H-1,W,C] and across [N,H,W-1,C]. */
export function neighbourDifferences(img: tf.Tensor4D): [vertical: tf.Tensor4D, horizontal: tf.Tensor4D] {
  const [n, h, w, c] = img.shape;
  const vertical = tf.sub<tf.Tensor4D>(
    tf.slice(img, [0, 1, 0, 0], [n, h - 1, w, c]),
    tf.slice(img, [0, 0, 0, 0], [n, h - 1, w, c]),
  );
  const horizontal = tf.sub<tf.Tensor4D>(
    tf.slice(img, [0, 0, 1, 0], [n, h, w - 1, c]),
    tf.slice(img, [0, 0, 0, 0], [n, h, w - 1, c]),
  );
  return [vertical, horizontal];
}

/**
 * Total variation: how rough an image is.
 *
 * - `img`: [1,H,W,3]; `weight`: factor.
 * - Returns a scalar: weight * (sum of squared differences of vertical neighbours + of horizontal neighbours).
 * - Source: Mahendran and Vedaldi, 2014, https://arxiv.org/abs/1412.0035, with exponent 2.
 */
export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [vertical, horizontal] = neighbourDifferences(img);
    return tf.mul(weight, tf.add(tf.sum(tf.square(vertical)), tf.sum(tf.square(horizontal))));
  });
}
