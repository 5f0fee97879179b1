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
        // [line, factor left out, factor]
        const without = tf.where(
          tf.cast(tf.eye(n), 'bool') as tf.Tensor,
          tf.onesLike(tf.eye(n)) as tf.Tensor,
          tf.reshape(moved, [-1, 1, n]),
        );
        const products = tf.cumprod(without, 2, exclusive, reverse);
        // Only results that the factor is one of.
        const has = tf.linalg.bandPart(tf.ones([n, n]), reverse ? -1 : 0, reverse ? 0 : -1);
        const mask = exclusive ? tf.sub(has, tf.eye(n)) : has;
        const upstream = tf.reshape(tf.transpose(dy as tf.Tensor, order), [-1, 1, n]);
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
