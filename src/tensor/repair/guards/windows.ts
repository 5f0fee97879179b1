import * as tf from '@tensorflow/tfjs';
import type { ConvolutionAttributes } from '../../native/conv2d-info.js';
import type { Call } from '../borrow.js';

type Four = [number, number, number, number];

/** How many windows an axis has by TensorFlow.js, and by kernels that count them themselves, rounding down. */
const agree = (size: number, window: number, stride: number, out: number): boolean =>
  out > 0 && out === Math.floor((size - window) / stride) + 1;

function fits(info: tf.backend_util.Conv2DInfo): boolean {
  const { top, bottom, left, right } = info.padInfo;
  return (
    info.dataFormat === 'channelsLast' &&
    agree(info.inHeight + top + bottom, info.effectiveFilterHeight, info.strideHeight, info.outHeight) &&
    agree(info.inWidth + left + right, info.effectiveFilterWidth, info.strideWidth, info.outWidth)
  );
}

/** Whether the windows of a pooling call are those that the stock kernels see, and none lies beyond the picture. */
export function poolFits({ inputs, attrs }: Call): boolean {
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as ConvolutionAttributes & {
    filterSize: [number, number] | number;
  };
  const shape = inputs.x!.shape as Four;
  const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  const { top, bottom, left, right } = info.padInfo;
  return fits(info) && Math.max(top, bottom) < info.filterHeight && Math.max(left, right) < info.filterWidth;
}

/** Whether the windows of a depthwise convolution are those that the stock kernels see. */
export function depthwiseFits({ inputs, attrs }: Call): boolean {
  const { strides, pad, dilations, dimRoundingMode } = attrs as unknown as ConvolutionAttributes & {
    dilations?: [number, number] | number;
  };
  const [x, filter] = [inputs.x!.shape as Four, inputs.filter!.shape as Four];
  return fits(
    tf.backend_util.computeConv2DInfo(x, filter, strides, dilations ?? 1, pad, dimRoundingMode, true),
  );
}
