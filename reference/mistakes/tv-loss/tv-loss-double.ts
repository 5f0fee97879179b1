/*---
title: "Twice the total variation: every pair of neighbours counts twice"
off: Your total variation is exactly twice the right one.
look: "Look at which pairs of neighbours you compare: is each of them there once?"
---*/
import type * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return right(img, weight * 2);
}
