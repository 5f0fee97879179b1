/*---
title: Only vertical neighbours are compared
off: Your total variation does not notice what changes from left to right.
look: Look at the directions in which pixels have neighbours.
---*/
import * as tf from '@tensorflow/tfjs';
import { neighbourDifferences } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [vertical] = neighbourDifferences(img);
    return tf.mul(weight, tf.sum(tf.square(vertical)));
  });
}
