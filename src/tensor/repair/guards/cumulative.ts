import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';

/** The stock kernels write beyond their result when the axis counts from the end. */
const cumulative: Guard = {
  kernels: [tf.Cumprod, tf.Cumsum],
  right: (call) => {
    const { axis } = call.attrs as unknown as { axis: number };
    return only('float32')(call) && axis >= 0 && axis < call.inputs.x!.shape.length;
  },
};
export default cumulative;
