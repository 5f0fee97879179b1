import type * as tf from '@tensorflow/tfjs';

// Tries to fail with ten megabytes of escape codes and HTML.
export function contentLoss(_weight: number, current: tf.Tensor4D): never {
  throw new Error('\u001b[2J\u001b]0;owned\u0007\u009b31m<img src=x onerror=alert(1)>\u202e'.repeat(200_000));
}
