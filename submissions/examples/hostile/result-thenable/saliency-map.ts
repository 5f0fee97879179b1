import * as tf from '@tensorflow/tfjs';

// Tries to answer a promise twice.
export function computeSaliencyMaps(X: tf.Tensor4D): unknown {
  const lie = tf.zeros(X.shape.slice(0, 3));
  return { then: (done: (value: tf.Tensor) => void) => [done(lie), done(tf.onesLike(lie)), done(X)] };
}
