/*---
title: Absolute differences in place of squared ones
off: Your total variation grows with the differences of neighbours, not with their squares.
look: Look at what happens to each difference before all are added.
---*/
import * as tf from '@tensorflow/tfjs';
import { neighbourDifferences } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [vertical, horizontal] = neighbourDifferences(img);
    return tf.mul(weight, tf.add(tf.sum(tf.abs(vertical)), tf.sum(tf.abs(horizontal))));
  });
}
