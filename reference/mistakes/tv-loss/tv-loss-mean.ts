/*---
title: The mean of the squared differences of each direction in place of their sum
off: "Your total variation is smaller by about as many times as the image has values: height times width times channels."
look: Look at how the squared differences become one number.
---*/
import * as tf from '@tensorflow/tfjs';
import { neighbourDifferences } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [vertical, horizontal] = neighbourDifferences(img);
    return tf.mul<tf.Scalar>(weight, tf.add(tf.mean(tf.square(vertical)), tf.mean(tf.square(horizontal))));
  });
}
