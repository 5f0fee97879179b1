/*---
title: The sum of the differences is squared, not each difference
off: In your total variation ups and downs cancel out.
look: Look at the order in which you square and add.
---*/
import * as tf from '@tensorflow/tfjs';
import { neighbourDifferences } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [vertical, horizontal] = neighbourDifferences(img);
    return tf.mul(weight, tf.add(tf.square(tf.sum(vertical)), tf.square(tf.sum(horizontal))));
  });
}
