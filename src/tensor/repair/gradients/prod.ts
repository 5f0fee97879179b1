import * as tf from '@tensorflow/tfjs';

/**
 * Of a product: for each factor the product of those before and those behind it, also where one is 0. TensorFlow.js's own
 * fails for axes that count from the end.
 */
const prodGradient: tf.GradConfig = {
  kernelName: tf.Prod,
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attrs) => {
    const [x] = saved as [tf.Tensor];
    const { axis } = attrs as unknown as { axis: number | number[] };
    return {
      x: () => {
        const axes = tf.util.parseAxisParam(axis, x.shape);
        const kept = x.shape.flatMap((_, i) => (axes.includes(i) ? [] : [i]));
        const order = [...kept, ...axes];
        const moved = tf.transpose(x, order);
        const count = (some: readonly number[]) => tf.util.sizeFromShape(some.map((i) => x.shape[i]!));
        const factors = tf.reshape(moved, [count(kept), count(axes)]);
        const others = tf.mul(tf.cumprod(factors, 1, true, false), tf.cumprod(factors, 1, true, true));
        const gradient = tf.mul(others, tf.reshape(dy as tf.Tensor, [count(kept), 1]));
        return tf.transpose(
          tf.reshape(gradient, moved.shape),
          x.shape.map((_, i) => order.indexOf(i)),
        );
      },
    };
  },
};
export default prodGradient;
