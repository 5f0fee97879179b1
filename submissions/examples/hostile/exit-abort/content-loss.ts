import type * as tf from '@tensorflow/tfjs';

// Tries to crash the process.
export function contentLoss(_weight: number, current: tf.Tensor4D): never {
  process.abort();
}
