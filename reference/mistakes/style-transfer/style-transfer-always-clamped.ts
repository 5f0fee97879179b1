/*---
title: The image is clamped in every iteration, or up to a fixed one in place of clampUntil
off: Your iterations are right up to clampUntil; after it the image is still clamped.
look: Look at which iterations clamp the image, and to which values.
---*/
import * as tf from '@tensorflow/tfjs';

export function clamped(image: tf.Tensor4D): tf.Tensor4D {
  return tf.clipByValue(image, -1.5, 1.5);
}
