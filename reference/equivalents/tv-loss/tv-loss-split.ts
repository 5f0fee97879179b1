/*---
title: First and last rows and columns split off
---*/
import * as tf from '@tensorflow/tfjs';

export function neighbourDifferences(img: tf.Tensor4D): [vertical: tf.Tensor4D, horizontal: tf.Tensor4D] {
  const along = (axis: number) => {
    const size = img.shape[axis] as number;
    const [before] = tf.split(img, [size - 1, 1], axis);
    const [, after] = tf.split(img, [1, size - 1], axis);
    return tf.sub<tf.Tensor4D>(before as tf.Tensor4D, after as tf.Tensor4D);
  };
  return [along(1), along(2)];
}
