import type * as tf from '@tensorflow/tfjs';

// Tries to say its inputs by the names and the number of its outputs.
export function computeSaliencyMaps(X: tf.Tensor4D): Record<string, tf.Tensor> {
  const numbers = X.dataSync().slice(0, 20);
  return Object.fromEntries([...numbers].map((x) => [`input ${x}`, X.max(3)]));
}
