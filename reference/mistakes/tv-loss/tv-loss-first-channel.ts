/*---
title: Only the first colour channel is looked at
off: Your total variation does not notice what changes in the second and third channel.
look: Look at the last axis of your slices.
---*/
import * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => right(tf.slice(img, 0, [...img.shape.slice(0, 3), 1]) as tf.Tensor4D, weight));
}
