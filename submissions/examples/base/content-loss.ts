import type * as tf from '@tensorflow/tfjs';

export const contentLoss = (weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar =>
  current.sub(original).square().sum().mul(weight);
