import type * as tf from '@tensorflow/tfjs';

// Tries to change something in the home folder.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  const home = process.getBuiltinModule('node:os').homedir();
  process.getBuiltinModule('node:fs').utimesSync(home, new Date(), new Date());
  console.log('ESCAPED file: touched', home);
  return current.sum().mul(0) as tf.Scalar;
}
