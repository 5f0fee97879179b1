import type * as tf from '@tensorflow/tfjs';

// Tries never to be loaded: the module itself waits for what never comes.
const factor = await new Promise<number>(() => {});

export const contentLoss = (_weight: number, current: tf.Tensor4D): tf.Scalar =>
  current.sum().mul(factor) as tf.Scalar;
