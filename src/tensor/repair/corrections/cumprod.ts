import * as tf from '@tensorflow/tfjs';
import { type Correction, type Plain, zerosOf } from '../arrays.js';
import { accumulate, type Cumulative } from './along.js';

/**
 * Cumulative product along an axis, which may count from the end: there the stock kernel gives a tensor of another shape, and
 * wasm's writes beyond it.
 */
const cumprod: Correction = {
  kernelName: tf.Cumprod,
  compute: ({ x }, attrs) => {
    const { shape, dtype, values } = x as Plain;
    const type = dtype === 'bool' ? 'int32' : dtype;
    const result = zerosOf(type, values.length);
    accumulate(x as Plain, result, attrs as Cumulative, 1, (a, b) => a * b);
    return { shape, dtype: type, values: result };
  },
};
export default cumprod;
