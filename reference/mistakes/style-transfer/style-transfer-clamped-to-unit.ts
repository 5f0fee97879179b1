/*---
title: The image is clamped to [0, 1], as if it were not normalised
off: Your image loses all its values below zero.
look: Look at which iterations clamp the image, and to which values.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Settings } from '../../style-transfer.js';

export function clamped(image: tf.Tensor4D, t: number, { clampUntil }: Settings): tf.Tensor4D {
  return t < clampUntil ? tf.clipByValue(image, 0, 1) : image;
}
