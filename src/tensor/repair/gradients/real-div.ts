import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/** Of a quotient. TensorFlow.js's own fails where an empty tensor meets one of one element. */
const realDivGradient: tf.GradConfig = {
  kernelName: tf.RealDiv,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const upstream = dy as tf.Tensor;
    return {
      a: () => sumTo(tf.div(upstream, b), a.shape),
      b: () => sumTo(tf.neg(tf.div(tf.mul(upstream, tf.div(a, b)), b)), b.shape),
    };
  },
};
export default realDivGradient;
