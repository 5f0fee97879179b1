/*---
title: The weight is inside the square
off: "In your total variation the weight counts twice: the loss grows with its square."
look: "Look at what is squared: only the differences should be."
---*/
import type * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return right(img, weight ** 2);
}
