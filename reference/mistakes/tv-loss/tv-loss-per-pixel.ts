/*---
title: Divided by the number of pixels
off: "Your total variation is too small, exactly by as many times as the image has pixels: height times width."
look: Look at the factors in front of the sum, beside the formula of the assignment.
---*/
import type * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  const [, h, w] = img.shape;
  return right(img, weight / (h * w));
}
