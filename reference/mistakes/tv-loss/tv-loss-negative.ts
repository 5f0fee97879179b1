/*---
title: The total variation has the wrong sign
off: Your total variation is exactly the right one with the other sign.
look: "A loss is large where an image is rough: look at the signs."
---*/
import type * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return right(img, -weight);
}
