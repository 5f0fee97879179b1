/*---
title: The root of the sum in place of the sum itself
off: Your total variation divided by the weight is the square root of what it should be.
look: Look at the last thing that happens to the sum.
---*/
import * as tf from '@tensorflow/tfjs';
import { neighbourDifferences } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [vertical, horizontal] = neighbourDifferences(img);
    return tf.mul(weight, tf.sqrt(tf.add(tf.sum(tf.square(vertical)), tf.sum(tf.square(horizontal)))));
  });
}
