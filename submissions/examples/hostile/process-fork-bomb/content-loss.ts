import type * as tf from '@tensorflow/tfjs';

// Tries to start two hundred programs.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  const { spawn } = process.getBuiltinModule('node:child_process');
  for (let i = 0; i < 200; i++) spawn('/bin/sleep', ['47.611']);
  console.log('ESCAPED process: started programs');
  return current.sum().mul(0) as tf.Scalar;
}
