import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';
import { spread } from './spread.js';

/**
 * Gradient of average pooling in three dimensions, by the number of elements within the volume, as in two
 * (avg-pool-grad.ts).
 *
 * - `dy`: [N,outD,outH,outW,C]; `input`, which only its shape counts of: [N,D,H,W,C], the shape returned.
 */
const avgPool3DGrad: Correction = {
  kernelName: tf.AvgPool3DGrad,
  compute: ({ dy, input }, attrs) => {
    const { filterSize, strides, pad, dimRoundingMode } = attrs as {
      filterSize: [number, number, number] | number;
      strides: [number, number, number] | number;
      pad: 'valid' | 'same' | number;
      dimRoundingMode?: 'floor' | 'round' | 'ceil';
    };
    const shape = (input as Plain).shape as [number, number, number, number, number];
    const info = tf.backend_util.computePool3DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    return spread(dy as Plain, shape, [
      { window: info.filterDepth, stride: info.strideDepth, before: info.padInfo.front },
      { window: info.filterHeight, stride: info.strideHeight, before: info.padInfo.top },
      { window: info.filterWidth, stride: info.strideWidth, before: info.padInfo.left },
    ]);
  },
};
export default avgPool3DGrad;
