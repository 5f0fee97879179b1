import type * as tf from '@tensorflow/tfjs';

// Tries to fill the memory outside of the heap.
export function tvLoss(_img: tf.Tensor4D): never {
  const kept: unknown[] = [];
  for (;;) kept.push(Buffer.alloc(30_000_000, 1));
}
