import * as tf from '@tensorflow/tfjs';
import { type Guard, isEmpty } from '../guard.js';

/** The stock kernel chooses among elements of four bytes, and takes both for the same type. */
const select: Guard = {
  kernels: [tf.Select],
  right: ({ inputs }) => {
    const [t, e] = [inputs.t!, inputs.e!];
    return t.dtype === e.dtype && t.dtype !== 'bool' && !isEmpty(t) && !isEmpty(e);
  },
};
export default select;
