/*---
title: Pixels are compared with the next but one
off: Your total variation compares pixels that are not neighbours.
look: "Look at where your slices begin and end: how far apart are the pixels that are subtracted?"
---*/
import * as tf from '@tensorflow/tfjs';

export function neighbourDifferences(img: tf.Tensor4D): [vertical: tf.Tensor4D, horizontal: tf.Tensor4D] {
  const [n, h, w, c] = img.shape;
  return [
    tf.sub(tf.slice(img, [0, 2, 0, 0]), tf.slice(img, 0, [n, h - 2, w, c])),
    tf.sub(tf.slice(img, [0, 0, 2, 0]), tf.slice(img, 0, [n, h, w - 2, c])),
  ];
}
