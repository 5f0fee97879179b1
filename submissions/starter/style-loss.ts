import * as tf from '@tensorflow/tfjs';

/**
 * Gram matrices: which channels are active together.
 *
 * - `features`: [N,h,w,C]. Returns [N,C,C]: entry (i, j) of image n is the sum over all places of channel i times
 *   channel j; divided by C * h * w if `normalize`.
 * - Not `async`: a function whose gradient is taken must return its tensor at once.
 *
 * Hint: `tf.matMul` works on batches and has `transposeA` and `transposeB`.
 */
export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  throw new Error('not implemented yet');
}

/**
 * How far the image is from the style.
 *
 * - `features`: the features of ALL layers. `layers`: indices into `features`. `targets`: the style image's normalised
 *   Gram matrices [1,C,C], and `weights`: the weights, one for each entry of `layers` (not of `features`).
 * - Returns a scalar: the sum over the listed layers of weight times the sum of the squared differences of the Gram matrices.
 * - Not `async`: a function whose gradient is taken must return its tensor at once.
 */
export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  throw new Error('not implemented yet');
}
