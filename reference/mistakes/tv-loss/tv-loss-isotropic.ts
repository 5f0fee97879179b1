/*---
title: The root of both squares at each pixel (isotropic total variation)
off: Your total variation adds the lengths of changes, not their squares.
look: Look at what happens between the squares and their sum.
---*/
import * as tf from '@tensorflow/tfjs';
import { neighbourDifferences } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [n, h, w, c] = img.shape;
    const inner = [n, h - 1, w - 1, c];
    const [down, across] = neighbourDifferences(img).map((all) => tf.square(tf.slice(all, 0, inner)));
    return tf.mul(weight, tf.sum(tf.sqrt(tf.add(down as tf.Tensor, across as tf.Tensor))));
  });
}
