import * as tf from '@tensorflow/tfjs';
import { type ConvAttributes, insertZeros, place, requireNhwc } from './conv2d-geometry.js';

/**
 * Gradient of a 2-D convolution with respect to its input, as a forward convolution of the upstream gradient with the
 * flipped, transposed filter: the forward kernel is several times faster than the stock gradient kernel.
 *
 * - `dy`: [N,outH,outW,outC]; `filter`: [kh,kw,inC,outC]; returns [N,H,W,inC].
 * - Source: Dumoulin and Visin, A guide to convolution arithmetic for deep learning (2016), section 4.
 */
const conv2dBackpropInput: tf.KernelConfig = {
  kernelName: tf.Conv2DBackpropInput,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) =>
    tf.tidy(() => {
      const dy = inputs.dy as tf.Tensor4D;
      const filter = inputs.filter as tf.Tensor4D;
      const { inputShape, strides, pad, dimRoundingMode, dataFormat } = attrs as unknown as ConvAttributes & {
        inputShape: [number, number, number, number];
      };
      requireNhwc(dataFormat);
      const info = tf.backend_util.computeConv2DInfo(
        inputShape,
        filter.shape,
        strides,
        1,
        pad,
        dimRoundingMode,
      );
      const flipped = filter.reverse([0, 1]).transpose([0, 1, 3, 2]) as tf.Tensor4D;
      const spread = insertZeros(dy, [info.strideHeight, info.strideWidth]);
      const [kh, kw] = filter.shape;
      const placed = place(
        spread,
        kh - 1 - info.padInfo.top,
        kw - 1 - info.padInfo.left,
        info.inHeight + kh - 1,
        info.inWidth + kw - 1,
      );
      return tf.conv2d(placed, flipped, 1, 'valid');
    }),
};
export default conv2dBackpropInput;
