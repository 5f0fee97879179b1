import * as tf from '@tensorflow/tfjs';

/**
 * The gradient of an operand that was broadcast: summed over the axes along which it was repeated.
 *
 * - `gradient`: in the shape of the result; returns it in `shape`, the operand's.
 */
export function sumTo(gradient: tf.Tensor, shape: readonly number[]): tf.Tensor {
  if (tf.util.arraysEqual(gradient.shape, [...shape])) return gradient;
  const added = gradient.rank - shape.length;
  const repeated = gradient.shape.flatMap((size, axis) =>
    axis < added || shape[axis - added] !== size ? [axis] : [],
  );
  return tf.reshape(tf.sum(gradient, repeated), [...shape]);
}
