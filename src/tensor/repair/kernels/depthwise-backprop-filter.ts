import * as tf from '@tensorflow/tfjs';
import type { ConvolutionAttributes } from '../../native/conv2d-info.js';
import { place, sample } from './conv2d-geometry.js';

/**
 * Gradient of a depthwise convolution with respect to its filter: for each tap, the input pixels that it met times the
 * upstream gradient, summed over pictures and positions.
 *
 * - `x`: [N,H,W,C]; `dy`: [N,outH,outW,C*M]; returns [kh,kw,C,M].
 */
const depthwiseBackpropFilter: tf.KernelConfig = {
  kernelName: tf.DepthwiseConv2dNativeBackpropFilter,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) =>
    tf.tidy(() => {
      const x = inputs.x as tf.Tensor4D;
      const dy = inputs.dy as tf.Tensor4D;
      const { filterShape, strides, pad, dimRoundingMode } = attrs as unknown as ConvolutionAttributes & {
        filterShape: [number, number, number, number];
      };
      const info = tf.backend_util.computeConv2DInfo(
        x.shape,
        filterShape,
        strides,
        1,
        pad,
        dimRoundingMode,
        true,
      );
      const { strideHeight: sh, strideWidth: sw, outHeight, outWidth, padInfo } = info;
      const [kh, kw, c, m] = filterShape;
      const padded = place(x, padInfo.top, padInfo.left, (outHeight - 1) * sh + kh, (outWidth - 1) * sw + kw);
      const upstream = dy.reshape([-1, c, m]);
      const taps: tf.Tensor[] = [];
      for (let row = 0; row < kh; row++) {
        for (let column = 0; column < kw; column++) {
          const met = sample(padded, [row, column], [sh, sw], [outHeight, outWidth]).reshape([-1, c, 1]);
          taps.push(met.mul(upstream).sum(0));
        }
      }
      return tf.stack(taps).reshape(filterShape);
    }),
};
export default depthwiseBackpropFilter;
