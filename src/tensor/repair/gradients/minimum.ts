import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/** Of the smaller of two: to the one that is chosen, to the first where both are equal. TensorFlow.js's own fails for operands that are broadcast. */
const minimumGradient: tf.GradConfig = {
  kernelName: tf.Minimum,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const upstream = dy as tf.Tensor;
    return {
      a: () => sumTo(tf.mul(upstream, tf.cast(tf.greaterEqual(b, a), 'float32')), a.shape),
      b: () => sumTo(tf.mul(upstream, tf.sub(1, tf.cast(tf.greaterEqual(b, a), 'float32'))), b.shape),
    };
  },
};
export default minimumGradient;
