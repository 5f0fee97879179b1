import type * as tf from '@tensorflow/tfjs';

// Tries to leave a program behind in a session of its own.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  const { spawn } = process.getBuiltinModule('node:child_process');
  spawn('/bin/sleep', ['47.611'], { detached: true, stdio: 'inherit' }).unref();
  console.log('ESCAPED process: left a program behind');
  return current.sum().mul(0) as tf.Scalar;
}
