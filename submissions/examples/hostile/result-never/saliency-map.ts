import type * as tf from '@tensorflow/tfjs';

// Tries never to answer.
export function computeSaliencyMaps(X: tf.Tensor4D): unknown {
  return new Promise((done) => Reflect.set(globalThis, X.id, done));
}
