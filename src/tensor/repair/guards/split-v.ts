import * as tf from '@tensorflow/tfjs';
import type { Guard } from '../guard.js';

/** Parts that do not add up to the axis: the cpu backend's kernel says so. */
const splitV: Guard = {
  kernels: [tf.SplitV],
  right: ({ inputs, attrs }) => {
    const { numOrSizeSplits, axis } = attrs as unknown as {
      numOrSizeSplits: number | number[];
      axis: number;
    };
    if (!Array.isArray(numOrSizeSplits)) return true;
    const given = numOrSizeSplits.filter((size) => size !== -1);
    const sum = given.reduce((total, size) => total + size, 0);
    return sum <= inputs.x!.shape.at(axis)! && given.every((size) => size >= 0);
  },
};
export default splitV;
