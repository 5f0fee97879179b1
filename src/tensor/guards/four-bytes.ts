import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';

/** Kernels that move elements of four bytes, whatever they mean. */
const fourBytes: Guard = {
  kernels: [tf.Reverse, tf.Select, tf.Transpose],
  right: (call) => {
    const { condition, ...moved } = call.inputs;
    return only('float32', 'int32')({ ...call, inputs: moved });
  },
};
export default fourBytes;
