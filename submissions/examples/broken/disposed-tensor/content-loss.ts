import type * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  const loss = current.sub(original).square().sum().mul(weight) as tf.Scalar;
  current.dispose();
  original.dispose();
  return loss;
}
