import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/** Of a difference. TensorFlow.js's own fails where an empty tensor meets one of one element. */
const subGradient: tf.GradConfig = {
  kernelName: tf.Sub,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const upstream = dy as tf.Tensor;
    return {
      a: () => sumTo(upstream, a.shape),
      b: () => sumTo(tf.neg(upstream), b.shape),
    };
  },
};
export default subGradient;
