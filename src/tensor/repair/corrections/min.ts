import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';
import { reduce } from './reduce.js';

/**
 * The smallest element over axes; NaN where one is. Of nothing it is the number that any other replaces, as in TensorFlow:
 * infinity, of int32 and bool the largest one; the stock kernel gives NaN.
 */
const min: Correction = {
  kernelName: tf.Min,
  compute: ({ x }, attrs) => {
    const { axis, keepDims } = attrs as { axis: number[]; keepDims: boolean };
    const { dtype } = x as Plain;
    const first = dtype === 'float32' ? Infinity : dtype === 'int32' ? 2147483647 : 1;
    return reduce(x as Plain, axis, keepDims, first, Math.min);
  },
};
export default min;
