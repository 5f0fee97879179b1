import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';
import { reduce } from './reduce.js';

/**
 * The largest element over axes; NaN where one is. Of nothing it is the number that any other replaces, as in TensorFlow:
 * minus infinity, of int32 and bool the least one; the stock kernel gives NaN.
 */
const max: Correction = {
  kernelName: tf.Max,
  compute: ({ x }, attrs) => {
    const { reductionIndices: axis, keepDims } = attrs as { reductionIndices: number[]; keepDims: boolean };
    const { dtype } = x as Plain;
    const first = dtype === 'float32' ? -Infinity : dtype === 'int32' ? -2147483648 : 0;
    return reduce(x as Plain, axis, keepDims, first, Math.max);
  },
};
export default max;
