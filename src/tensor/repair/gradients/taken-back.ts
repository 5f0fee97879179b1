import * as tf from '@tensorflow/tfjs';

/**
 * The gradient of an op that only takes elements, each to one or more places, or to none: every element's are added up.
 *
 * - `x`: the op's argument; `upstream`: in the shape of its result; `op`: the op itself, which is run on the elements'
 *   numbers.
 */
export function takenBack(x: tf.Tensor, upstream: tf.Tensor, op: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  const from = op(tf.reshape(tf.range(0, x.size, 1, 'int32'), x.shape));
  const sums = tf.unsortedSegmentSum(
    tf.reshape(upstream, [upstream.size]),
    tf.reshape(from, [from.size]) as tf.Tensor1D,
    x.size,
  );
  return tf.reshape(sums, x.shape);
}
