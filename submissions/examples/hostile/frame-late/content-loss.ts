import type * as tf from '@tensorflow/tfjs';

// Tries to answer after the time is over.
export async function contentLoss(_weight: number, current: tf.Tensor4D): Promise<tf.Tensor> {
  await new Promise((resolve) => setTimeout(resolve, 60_000));
  process.getBuiltinModule('node:fs').writeSync(4, 'GLF1');
  return current.sum();
}
