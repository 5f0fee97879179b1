import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';

/** A part of a tensor. The stock kernel lets it begin beyond the tensor, and gives one of a size below 0. */
const slice: Correction = {
  kernelName: tf.Slice,
  compute: (inputs, attrs, stock) => {
    const { shape } = inputs.x as Plain;
    const begin = [(attrs as { begin: number | number[] }).begin].flat();
    const axis = begin.findIndex((at, i) => at < 0 || at > shape[i]!);
    if (axis >= 0) {
      throw new Error(
        `Error in slice: begin[${axis}] is ${begin[axis]}; expected 0 to ${shape[axis]} of shape [${shape}].`,
      );
    }
    return stock(inputs);
  },
};
export default slice;
