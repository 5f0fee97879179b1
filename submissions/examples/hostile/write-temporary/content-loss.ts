import type * as tf from '@tensorflow/tfjs';

// Tries to write into the temporary folder.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  const fs = process.getBuiltinModule('node:fs');
  fs.writeFileSync('/tmp/gradelens-escape-write', 'escaped');
  return current.sum().mul(0) as tf.Scalar;
}
