/*---
title: Only values above 1.5 are clamped
off: Values of your image run below -1.5 where they should have been clamped.
look: Look at which iterations clamp the image, and to which values.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Settings } from '../../style-transfer.js';

export function clamped(image: tf.Tensor4D, t: number, { clampUntil }: Settings): tf.Tensor4D {
  return t < clampUntil ? tf.minimum(image, 1.5) : image;
}
