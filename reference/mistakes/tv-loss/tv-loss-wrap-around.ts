/*---
title: The last row is compared with the first, the last column too
off: "Your total variation is too large: it holds the differences between opposite edges of the image."
look: Look at which neighbours the pixels of the first and the last row and column have.
---*/
import * as tf from '@tensorflow/tfjs';

export function neighbourDifferences(img: tf.Tensor4D): [vertical: tf.Tensor4D, horizontal: tf.Tensor4D] {
  const around = (axis: number) => {
    const [first, rest] = tf.split(img, [1, (img.shape[axis] as number) - 1], axis);
    return tf.sub<tf.Tensor4D>(tf.concat([rest as tf.Tensor4D, first as tf.Tensor4D], axis), img);
  };
  return [around(1), around(2)];
}
