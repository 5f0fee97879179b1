import * as tf from '@tensorflow/tfjs';
import { type ConvolutionAttributes, convolutionInfo } from '../../native/conv2d-info.js';
import { convolve } from '../../native/convolution.js';
import { inNhwc } from '../../native/layout.js';
import type { WasmBackend } from '../../native/memory.js';

/**
 * 2-D convolution.
 *
 * - `x`: [N,H,W,inC], or [N,inC,H,W] with dataFormat NCHW; `filter`: [kh,kw,inC,outC]; returns [N,outH,outW,outC] or
 *   [N,outC,outH,outW].
 */
const conv2d: tf.KernelConfig = {
  kernelName: tf.Conv2D,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { x, filter } = inputs as Record<'x' | 'filter', tf.TensorInfo>;
    const attributes = attrs as unknown as ConvolutionAttributes;
    return inNhwc(attributes.dataFormat, [x], (own) =>
      convolve(backend as WasmBackend, [own!, filter], convolutionInfo(own!.shape, filter.shape, attributes)),
    );
  },
};
export default conv2d;
