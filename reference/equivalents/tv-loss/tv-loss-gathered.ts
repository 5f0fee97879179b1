/*---
title: Rows and columns picked by number
---*/
import * as tf from '@tensorflow/tfjs';

export function neighbourDifferences(img: tf.Tensor4D): [vertical: tf.Tensor4D, horizontal: tf.Tensor4D] {
  const [, h, w] = img.shape;
  const shifted = (axis: 1 | 2, by: number, size: number) =>
    tf.gather(img, tf.range(by, by + size - 1, 1, 'int32'), axis);
  return [tf.sub(shifted(1, 1, h), shifted(1, 0, h)), tf.sub(shifted(2, 0, w), shifted(2, 1, w))];
}
