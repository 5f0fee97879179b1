import * as tf from '@tensorflow/tfjs';

// Tries to fill the memory with tensors that nothing frees.
export function tvLoss(_img: tf.Tensor4D): never {
  const kept: unknown[] = [];
  for (;;) kept.push(tf.ones([1000, 1000]));
}
