/*---
title: "The loss no longer depends on the image: its number was read and put into a new tensor (dataSync, tf.scalar)"
off: The value of your total variation is right, but no gradient comes back from it.
look: "Look for data(), dataSync(), array() and for tensors made of plain numbers: a gradient passes through operations on tensors only."
---*/
import * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => tf.scalar(right(img, weight).dataSync()[0] as number));
}
