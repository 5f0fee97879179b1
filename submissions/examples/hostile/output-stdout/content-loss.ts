import type * as tf from '@tensorflow/tfjs';

// Tries to print 10 GB.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  const line = 'out '.repeat(250_000);
  for (let i = 0; i < 10_000; i++) console.log(line);
  return current.sum().mul(0) as tf.Scalar;
}
