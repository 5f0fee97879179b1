import * as tf from '@tensorflow/tfjs';

/** Squared distance of two feature maps, as a dot product of the difference with itself. */
export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  const difference = current.sub(original).flatten();
  return tf.dot(difference, difference).mul(weight).asScalar();
}
