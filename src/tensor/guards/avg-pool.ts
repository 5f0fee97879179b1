import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';
import type { ConvAttributes } from '../kernels/conv2d-geometry.js';

/**
 * The stock kernel works out by itself how many windows there are, rounding down: where TensorFlow.js counts more of them
 * (`dimRoundingMode`), it leaves the rest of the result unwritten.
 */
const avgPool: Guard = {
  kernels: [tf.AvgPool],
  right: (call) => {
    if (!only('float32')(call)) return false;
    const { filterSize, strides, pad, dimRoundingMode } = call.attrs as unknown as ConvAttributes & {
      filterSize: [number, number] | number;
    };
    const shape = call.inputs.x!.shape as [number, number, number, number];
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const { top, bottom, left, right } = info.padInfo;
    const fits = (size: number, filter: number, stride: number, out: number) =>
      out > 0 && out === Math.floor((size - filter) / stride) + 1;
    return (
      fits(info.inHeight + top + bottom, info.filterHeight, info.strideHeight, info.outHeight) &&
      fits(info.inWidth + left + right, info.filterWidth, info.strideWidth, info.outWidth)
    );
  },
};
export default avgPool;
