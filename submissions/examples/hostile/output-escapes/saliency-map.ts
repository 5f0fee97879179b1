import * as tf from '@tensorflow/tfjs';

// Tries to clear the terminal, name its window and write HTML into reports.
export function computeSaliencyMaps(X: tf.Tensor4D): tf.Tensor {
  console.log('\u001b[2J\u001b]0;owned\u0007\u009b31m<img src=x onerror=alert(1)>\r\u202e');
  const lie = tf.zeros(X.shape.slice(0, 3));
  return lie;
}
