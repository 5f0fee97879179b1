import * as tf from '@tensorflow/tfjs';

/** weight * sum of squared differences of neighbours, down and across. */
export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [n, h, w, c] = img.shape;
    const down = tf.sub(
      tf.slice(img, [0, 1, 0, 0], [n, h - 1, w, c]),
      tf.slice(img, [0, 0, 0, 0], [n, h - 1, w, c]),
    );
    const across = tf.sub(
      tf.slice(img, [0, 0, 1, 0], [n, h, w - 1, c]),
      tf.slice(img, [0, 0, 0, 0], [n, h, w - 1, c]),
    );
    return tf.mul(weight, tf.add(tf.sum(tf.square(down)), tf.sum(tf.square(across))));
  });
}
