/*---
title: The clamping ends one iteration too early
off: Your iterations are right but for the last one before clampUntil, which does not clamp the image.
look: Look at which iterations clamp the image, and to which values.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Settings } from '../../style-transfer.js';

export function clamped(image: tf.Tensor4D, t: number, { clampUntil }: Settings): tf.Tensor4D {
  return t < clampUntil - 1 ? tf.clipByValue(image, -1.5, 1.5) : image;
}
