/*---
title: The weight is forgotten
off: Your total variation is the same whatever the weight.
look: Look for every argument of the function in its body.
---*/
import type * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D): tf.Scalar {
  return right(img, 1);
}
