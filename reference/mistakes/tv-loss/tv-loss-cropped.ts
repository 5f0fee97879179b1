/*---
title: The last row and the last column are left out of both directions
off: In your total variation the neighbours within the last row and within the last column are missing.
look: "Look at the sizes of your slices: each direction has one row or column less, not both."
---*/
import * as tf from '@tensorflow/tfjs';
import { neighbourDifferences as right } from '../../tv-loss.js';

export function neighbourDifferences(img: tf.Tensor4D): [vertical: tf.Tensor4D, horizontal: tf.Tensor4D] {
  const [n, h, w, c] = img.shape;
  const [vertical, horizontal] = right(img);
  return [tf.slice(vertical, 0, [n, h - 1, w - 1, c]), tf.slice(horizontal, 0, [n, h - 1, w - 1, c])];
}
