import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/**
 * Of a power: with respect to the exponent 0 where the base is not above 0, as the logarithm is not defined there.
 * TensorFlow.js's own fails where an empty tensor meets one of one element.
 */
const powGradient: tf.GradConfig = {
  kernelName: tf.Pow,
  inputsToSave: ['a', 'b'],
  outputsToSave: [true],
  gradFunc: (dy, saved) => {
    const [a, b, power] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
    const upstream = dy as tf.Tensor;
    return {
      a: () => sumTo(tf.mul(upstream, tf.mul(b, tf.pow(a, tf.sub(b, 1)))), a.shape),
      b: () => {
        const above = tf.greater(a, 0);
        const logarithm = tf.where(above, tf.log(tf.where(above, a, tf.onesLike(a))), tf.zerosLike(a));
        return sumTo(tf.mul(upstream, tf.mul(power, logarithm)), b.shape);
      },
    };
  },
};
export default powGradient;
