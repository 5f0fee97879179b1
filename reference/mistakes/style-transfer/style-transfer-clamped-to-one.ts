/*---
title: The image is clamped to [-1, 1]
off: Your image loses more of its brightest and darkest values than it should.
look: Look at which iterations clamp the image, and to which values.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Settings } from '../../style-transfer.js';

export function clamped(image: tf.Tensor4D, t: number, { clampUntil }: Settings): tf.Tensor4D {
  return t < clampUntil ? tf.clipByValue(image, -1, 1) : image;
}
