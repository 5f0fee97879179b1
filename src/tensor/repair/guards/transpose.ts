import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';

/** Elements of four bytes, and every axis once. */
const transpose: Guard = {
  kernels: [tf.Transpose],
  right: (call) => {
    const { perm } = call.attrs as unknown as { perm: number[] };
    return only('float32', 'int32')(call) && new Set(perm).size === perm.length;
  },
};
export default transpose;
