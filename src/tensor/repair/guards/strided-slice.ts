import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';

interface Attributes {
  readonly begin: number[];
  readonly end: number[];
  readonly strides: number[];
  readonly beginMask: number;
  readonly endMask: number;
  readonly ellipsisMask: number;
  readonly newAxisMask: number;
  readonly shrinkAxisMask: number;
}

/** The kernel goes wrong where nothing is taken. */
const stridedSlice: Guard = {
  kernels: [tf.StridedSlice],
  right: (call) => {
    if (!only('float32', 'int32', 'bool')(call)) return false;
    const a = call.attrs as unknown as Attributes;
    const { finalShape } = tf.slice_util.sliceInfo(
      call.inputs.x!.shape,
      a.begin,
      a.end,
      a.strides,
      a.beginMask,
      a.endMask,
      a.ellipsisMask,
      a.newAxisMask,
      a.shrinkAxisMask,
    );
    return finalShape.every((size) => size > 0);
  },
};
export default stridedSlice;
