import type * as tf from '@tensorflow/tfjs';

// Tries to fill the heap.
export function tvLoss(_img: tf.Tensor4D): never {
  const kept: unknown[] = [];
  for (;;) kept.push(new Array(100_000).fill(kept.length + 0.5));
}
