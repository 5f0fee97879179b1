import type * as tf from '@tensorflow/tfjs';

// Tries to return a thousand tensors.
export function computeSaliencyMaps(X: tf.Tensor4D): Record<string, tf.Tensor> {
  return Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`map${i}`, X.mean(3)]));
}
