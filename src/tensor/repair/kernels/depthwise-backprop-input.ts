import * as tf from '@tensorflow/tfjs';
import type { ConvolutionAttributes } from '../../native/conv2d-info.js';
import { insertZeros, place } from './conv2d-geometry.js';

/**
 * Gradient of a depthwise convolution with respect to its input: a depthwise convolution of the upstream gradient with
 * the flipped filter, summed over the channel multiplier.
 *
 * - `dy`: [N,outH,outW,C*M]; `filter`: [kh,kw,C,M]; returns [N,H,W,C].
 */
const depthwiseBackpropInput: tf.KernelConfig = {
  kernelName: tf.DepthwiseConv2dNativeBackpropInput,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) =>
    tf.tidy(() => {
      const dy = inputs.dy as tf.Tensor4D;
      const filter = inputs.filter as tf.Tensor4D;
      const { inputShape, strides, pad, dimRoundingMode } = attrs as unknown as ConvolutionAttributes & {
        inputShape: [number, number, number, number];
      };
      const info = tf.backend_util.computeConv2DInfo(
        inputShape,
        filter.shape,
        strides,
        1,
        pad,
        dimRoundingMode,
        true,
      );
      const [kh, kw, c, m] = filter.shape;
      const flipped = filter.reverse([0, 1]).reshape([kh, kw, c * m, 1]) as tf.Tensor4D;
      const placed = place(
        insertZeros(dy, [info.strideHeight, info.strideWidth]),
        kh - 1 - info.padInfo.top,
        kw - 1 - info.padInfo.left,
        info.inHeight + kh - 1,
        info.inWidth + kw - 1,
      );
      const [n] = inputShape;
      const each = tf.depthwiseConv2d(placed, flipped, 1, 'valid');
      return each.reshape([n, info.inHeight, info.inWidth, c, m]).sum(-1);
    }),
};
export default depthwiseBackpropInput;
