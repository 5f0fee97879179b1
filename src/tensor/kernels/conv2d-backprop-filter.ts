import * as tf from '@tensorflow/tfjs';
import { type ConvAttributes, place, requireNhwc, sample } from './conv2d-geometry.js';

/**
 * Gradient of a 2-D convolution with respect to its filter: for each tap, a matrix product of the input pixels that the
 * tap met with the upstream gradient.
 *
 * - `x`: [N,H,W,inC]; `dy`: [N,outH,outW,outC]; returns [kh,kw,inC,outC].
 */
const conv2dBackpropFilter: tf.KernelConfig = {
  kernelName: tf.Conv2DBackpropFilter,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) =>
    tf.tidy(() => {
      const x = inputs.x as tf.Tensor4D;
      const dy = inputs.dy as tf.Tensor4D;
      const { filterShape, strides, pad, dimRoundingMode, dataFormat } =
        attrs as unknown as ConvAttributes & {
          filterShape: [number, number, number, number];
        };
      requireNhwc(dataFormat);
      const info = tf.backend_util.computeConv2DInfo(x.shape, filterShape, strides, 1, pad, dimRoundingMode);
      const { strideHeight: sh, strideWidth: sw, outHeight, outWidth, padInfo } = info;
      const [kh, kw, inC, outC] = filterShape;
      const height = (outHeight - 1) * sh + kh;
      const width = (outWidth - 1) * sw + kw;
      const padded = place(x, padInfo.top, padInfo.left, height, width);
      const upstream = dy.reshape([-1, outC]) as tf.Tensor2D;
      const taps: tf.Tensor[] = [];
      for (let row = 0; row < kh; row++) {
        for (let column = 0; column < kw; column++) {
          const met = sample(padded, [row, column], [sh, sw], [outHeight, outWidth]).reshape([-1, inC]);
          // Transposed beforehand: wasm's matrix product is slow when asked to transpose itself.
          taps.push(tf.matMul(met.transpose() as tf.Tensor2D, upstream));
        }
      }
      return tf.stack(taps).reshape(filterShape);
    }),
};
export default conv2dBackpropFilter;
