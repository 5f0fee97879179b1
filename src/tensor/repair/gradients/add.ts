import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/** Of a sum. TensorFlow.js's own fails where an empty tensor meets one of one element. */
const addGradient: tf.GradConfig = {
  kernelName: tf.Add,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const upstream = dy as tf.Tensor;
    return {
      a: () => sumTo(upstream, a.shape),
      b: () => sumTo(upstream, b.shape),
    };
  },
};
export default addGradient;
