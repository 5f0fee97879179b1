import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/** Of the angle of the point (b, a). TensorFlow.js's own fails where an empty tensor meets one of one element. */
const atan2Gradient: tf.GradConfig = {
  kernelName: tf.Atan2,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const upstream = dy as tf.Tensor;
    return {
      a: () => sumTo(tf.div(tf.mul(upstream, b), tf.add(tf.square(a), tf.square(b))), a.shape),
      b: () => sumTo(tf.neg(tf.div(tf.mul(upstream, a), tf.add(tf.square(a), tf.square(b)))), b.shape),
    };
  },
};
export default atan2Gradient;
