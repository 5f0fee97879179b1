import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/** Of a remainder, which falls by the whole quotient as the divisor grows. TensorFlow.js's own fails where an empty tensor meets one of one element. */
const modGradient: tf.GradConfig = {
  kernelName: tf.Mod,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const upstream = dy as tf.Tensor;
    return {
      a: () => sumTo(upstream, a.shape),
      b: () => sumTo(tf.neg(tf.mul(upstream, tf.floor(tf.div(a, b)))), b.shape),
    };
  },
};
export default modGradient;
