import * as tf from '@tensorflow/tfjs';

/** Total variation: the image against itself, moved by one pixel along an axis. */
export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const along = (axis: number) => {
      const size = img.shape[axis] as number;
      const [first] = tf.split(img, [size - 1, 1], axis);
      const [, last] = tf.split(img, [1, size - 1], axis);
      return (last as tf.Tensor)
        .sub(first as tf.Tensor)
        .square()
        .sum();
    };
    return along(1).add(along(2)).mul(weight).asScalar();
  });
}
