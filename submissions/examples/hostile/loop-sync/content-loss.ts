import type * as tf from '@tensorflow/tfjs';

// Tries an endless loop.
export function contentLoss(_weight: number, current: tf.Tensor4D): never {
  for (;;) current.shape;
}
