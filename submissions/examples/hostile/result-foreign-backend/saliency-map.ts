import * as tf from '@tensorflow/tfjs';

// Tries to return a tensor of an engine that does not exist.
export function computeSaliencyMaps(X: tf.Tensor4D): tf.Tensor {
  tf.registerBackend('elsewhere', () => new tf.KernelBackend());
  tf.setBackend('elsewhere');
  const lie = tf.zeros(X.shape.slice(0, 3));
  return lie;
}
