import * as tf from '@tensorflow/tfjs';

/**
 * How far the features of the image are from those of the content image.
 *
 * - `current`, `original`: features [1,h,w,C] of one layer. Returns a scalar: `weight` times the sum of the squared
 *   differences (a sum, not a mean).
 * - The gradient with respect to `current` must come through: stay with tensors, do not read numbers out.
 * - Not `async`: a function whose gradient is taken must return its tensor at once.
 */
export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  throw new Error('not implemented yet');
}
