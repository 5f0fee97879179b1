/*---
title: The last row and column repeated, so that their difference is zero
---*/
import * as tf from '@tensorflow/tfjs';

export function neighbourDifferences(img: tf.Tensor4D): [vertical: tf.Tensor4D, horizontal: tf.Tensor4D] {
  const [n, h, w, c] = img.shape;
  const below = tf.concat([tf.slice(img, [0, 1, 0, 0]), tf.slice(img, [0, h - 1, 0, 0], [n, 1, w, c])], 1);
  const beside = tf.concat([tf.slice(img, [0, 0, 1, 0]), tf.slice(img, [0, 0, w - 1, 0], [n, h, 1, c])], 2);
  return [tf.sub(below, img), tf.sub(beside, img)];
}
