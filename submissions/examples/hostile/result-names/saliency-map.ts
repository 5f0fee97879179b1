import type * as tf from '@tensorflow/tfjs';

// Tries to call its outputs by escape codes and HTML.
export function computeSaliencyMaps(X: tf.Tensor4D): Record<string, tf.Tensor> {
  return {
    '\u001b[31m<img src=x onerror=alert(1)>': X.mean(3),
    ['x'.repeat(150)]: X.mean(3),
    __proto__: X,
    'again.value': X,
  };
}
