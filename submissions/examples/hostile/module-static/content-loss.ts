import fs from 'node:fs';
import type * as tf from '@tensorflow/tfjs';

// Tries to import a module of Node.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  console.log('ESCAPED file:', String(fs.readFileSync('/etc/passwd')).slice(0, 40));
  return current.sum().mul(0) as tf.Scalar;
}
