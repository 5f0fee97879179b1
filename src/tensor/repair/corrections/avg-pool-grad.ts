import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';
import { spread } from './spread.js';

/**
 * Gradient of average pooling: each window's goes in equal parts to its pixels within the picture, which the forward pass
 * divides by. The stock kernel divides by the whole window, and forgets windows that reach over the end (`ceil`).
 *
 * - `dy`: [N,outH,outW,C]; `input`, which only its shape counts of: [N,H,W,C], the shape returned.
 */
const avgPoolGrad: Correction = {
  kernelName: tf.AvgPoolGrad,
  compute: ({ dy, input }, attrs) => {
    const { filterSize, strides, pad } = attrs as {
      filterSize: [number, number] | number;
      strides: [number, number] | number;
      pad: 'valid' | 'same' | number;
    };
    const shape = (input as Plain).shape as [number, number, number, number];
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad);
    return spread(dy as Plain, shape, [
      { window: 1, stride: 1, before: 0 },
      { window: info.filterHeight, stride: info.strideHeight, before: info.padInfo.top },
      { window: info.filterWidth, stride: info.strideWidth, before: info.padInfo.left },
    ]);
  },
};
export default avgPoolGrad;
