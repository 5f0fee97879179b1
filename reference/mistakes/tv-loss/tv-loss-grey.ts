/*---
title: The colour channels are averaged first
off: Your total variation does not notice changes of colour that leave the brightness as it is.
look: Look at what happens to the image before neighbours are compared.
---*/
import * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => right(tf.mean(img, -1, true) as tf.Tensor4D, weight));
}
