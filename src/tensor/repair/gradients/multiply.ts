import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/** Of a product. TensorFlow.js's own fails where an empty tensor meets one of one element. */
const multiplyGradient: tf.GradConfig = {
  kernelName: tf.Multiply,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const upstream = dy as tf.Tensor;
    return {
      a: () => sumTo(tf.mul(upstream, b), a.shape),
      b: () => sumTo(tf.mul(upstream, a), b.shape),
    };
  },
};
export default multiplyGradient;
