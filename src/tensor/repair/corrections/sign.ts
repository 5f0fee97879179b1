import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';

/** -1, 0 or 1; NaN for NaN, where the stock kernel gives 0. */
const sign: Correction = {
  kernelName: tf.Sign,
  compute: ({ x }) => {
    const { shape, dtype, values } = x as Plain;
    return { shape, dtype, values: values.map(Math.sign) };
  },
};
export default sign;
