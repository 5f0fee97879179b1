/*---
title: The root of the weight on the image, which is squared anyway
---*/
import * as tf from '@tensorflow/tfjs';
import { neighbourDifferences } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const scaled = tf.mul(img, Math.sqrt(weight)) as tf.Tensor4D;
    const [vertical, horizontal] = neighbourDifferences(scaled);
    return tf.add(tf.sum(tf.square(horizontal)), tf.sum(tf.square(vertical)));
  });
}
