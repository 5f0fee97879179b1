import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';
import { reduce } from './reduce.js';

/** Whether all are true over axes; so it is of nothing, where the stock kernel says no. */
const all: Correction = {
  kernelName: tf.All,
  compute: ({ x }, attrs) => {
    const { axis, keepDims } = attrs as { axis: number[]; keepDims: boolean };
    return reduce(x as Plain, axis, keepDims, 1, (a, b) => (a && b ? 1 : 0));
  },
};
export default all;
