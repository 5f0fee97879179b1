/*---
title: Clamped by minimum and maximum
---*/
import * as tf from '@tensorflow/tfjs';
import type { Settings } from '../../style-transfer.js';

export function clamped(image: tf.Tensor4D, t: number, { clampUntil }: Settings): tf.Tensor4D {
  return t < clampUntil ? tf.maximum(tf.minimum(image, 1.5), -1.5) : image;
}
