import * as tf from '@tensorflow/tfjs';
import { type ConvolutionAttributes, convolutionInfo } from '../../native/conv2d-info.js';
import { convolveBack } from '../../native/convolution.js';
import { inNhwc, nhwcShape } from '../../native/layout.js';
import type { WasmBackend } from '../../native/memory.js';

/**
 * Gradient of a 2-D convolution with respect to its input.
 *
 * - `dy`: [N,outH,outW,outC]; `filter`: [kh,kw,inC,outC]; returns [N,H,W,inC]; channels first with dataFormat NCHW.
 */
const conv2dBackpropInput: tf.KernelConfig = {
  kernelName: tf.Conv2DBackpropInput,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { dy, filter } = inputs as Record<'dy' | 'filter', tf.TensorInfo>;
    const attributes = attrs as unknown as ConvolutionAttributes & { inputShape: readonly number[] };
    const shape = nhwcShape(attributes.inputShape, attributes.dataFormat);
    const info = convolutionInfo(shape, filter.shape, attributes);
    return inNhwc(attributes.dataFormat, [dy], (own) =>
      convolveBack(backend as WasmBackend, own!, filter, info),
    );
  },
};
export default conv2dBackpropInput;
