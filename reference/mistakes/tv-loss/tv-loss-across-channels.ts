/*---
title: Colour channels are compared with each other too
off: "Your total variation is too large: it holds the differences between the channels of a pixel."
look: "Look at the axes along which you compare: which of them are directions in the image?"
---*/
import * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [n, h, w, c] = img.shape;
    const channels = tf.squaredDifference(tf.slice(img, [0, 0, 0, 1]), tf.slice(img, 0, [n, h, w, c - 1]));
    return tf.add(right(img, weight), tf.mul(weight, tf.sum(channels)));
  });
}
