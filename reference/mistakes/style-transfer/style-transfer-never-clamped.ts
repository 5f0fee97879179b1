/*---
title: The image is never clamped
off: Values of your image run beyond 1.5 or below -1.5 where they should have been clamped.
look: Look at which iterations clamp the image, and to which values.
---*/
import type * as tf from '@tensorflow/tfjs';

export function clamped(image: tf.Tensor4D): tf.Tensor4D {
  return image;
}
