import type * as tf from '@tensorflow/tfjs';

// Tries never to answer, and to stay awake.
export async function contentLoss(_weight: number, current: tf.Tensor4D): Promise<tf.Scalar> {
  setInterval(() => {}, 1000);
  await new Promise(() => {});
  return current.sum().mul(0) as tf.Scalar;
}
