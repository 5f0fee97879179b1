import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/** Of a squared difference. TensorFlow.js's own fails for operands that are broadcast. */
const squaredDifferenceGradient: tf.GradConfig = {
  kernelName: tf.SquaredDifference,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const upstream = dy as tf.Tensor;
    return {
      a: () => sumTo(tf.mul(upstream, tf.mul(tf.sub(a, b), 2)), a.shape),
      b: () => sumTo(tf.mul(upstream, tf.mul(tf.sub(b, a), 2)), b.shape),
    };
  },
};
export default squaredDifferenceGradient;
