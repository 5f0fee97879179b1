import * as tf from '@tensorflow/tfjs';

/**
 * Of a cumulative product, which TensorFlow.js has none of. Each result without each of its factors: as many numbers as the
 * axis' length squared, but no division, so that factors may be 0.
 */
const cumprodGradient: tf.GradConfig = {
  kernelName: tf.Cumprod,
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attrs) => {
    const [x] = saved as [tf.Tensor];
    const { axis, exclusive, reverse } = attrs as unknown as {
      axis: number;
      exclusive: boolean;
      reverse: boolean;
    };
    return {
      x: () => {
        const along = tf.util.parseAxisParam(axis, x.shape)[0]!;
        const order = [...x.shape.keys()].filter((i) => i !== along).concat(along);
        const moved = tf.transpose(x, order);
        const n = x.shape[along]!;
        const lines = tf.util.sizeFromShape(moved.shape.slice(0, -1));
        // [line, factor left out, factor]
        const without = tf.where(
          tf.cast(tf.eye(n), 'bool') as tf.Tensor,
          tf.onesLike(tf.eye(n)) as tf.Tensor,
          tf.reshape(moved, [lines, 1, n]),
        );
        const products = tf.cumprod(without, 2, exclusive, reverse);
        // Only results that the factor is one of.
        const factor = tf.reshape(tf.range(0, n), [n, 1]);
        const result = tf.reshape(tf.range(0, n), [1, n]);
        const [later, earlier] = reverse ? [factor, result] : [result, factor];
        const mask = tf.cast(
          exclusive ? tf.greater(later, earlier) : tf.greaterEqual(later, earlier),
          'float32',
        );
        const upstream = tf.reshape(tf.transpose(dy as tf.Tensor, order), [lines, 1, n]);
        const gradient = tf.sum(tf.mul(tf.mul(products, mask), upstream), 2);
        return tf.transpose(
          tf.reshape(gradient, moved.shape),
          x.shape.map((_, i) => order.indexOf(i)),
        );
      },
    };
  },
};
export default cumprodGradient;
