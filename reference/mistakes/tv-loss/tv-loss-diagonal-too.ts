/*---
title: Diagonal neighbours are compared too
off: "Your total variation is too large: it compares pixels that touch only at a corner."
look: Look at the directions in which pixels have neighbours.
---*/
import * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [n, h, w, c] = img.shape;
    const inner: [number, number, number, number] = [n, h - 1, w - 1, c];
    const at = (row: number, column: number) => tf.slice(img, [0, row, column, 0], inner);
    const falling = tf.squaredDifference(at(1, 1), at(0, 0));
    const rising = tf.squaredDifference(at(1, 0), at(0, 1));
    return tf.add(right(img, weight), tf.mul(weight, tf.add(tf.sum(falling), tf.sum(rising))));
  });
}
