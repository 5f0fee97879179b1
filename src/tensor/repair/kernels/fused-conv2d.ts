import * as tf from '@tensorflow/tfjs';
import { type Fusion, fused } from '../../native/activation.js';
import { type ConvolutionAttributes, convolutionInfo } from '../../native/conv2d-info.js';
import { convolve } from '../../native/convolution.js';
import { inNhwc } from '../../native/layout.js';
import type { WasmBackend } from '../../native/memory.js';

/**
 * 2-D convolution, a bias, an activation.
 *
 * - `x`: [N,H,W,inC]; `filter`: [kh,kw,inC,outC]; `bias`: broadcasts to the result [N,outH,outW,outC]; channels first with
 *   dataFormat NCHW, where a bias or slopes of one axis still belong to the channels.
 */
const fusedConv2d: tf.KernelConfig = {
  kernelName: tf.FusedConv2D,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { x, filter, ...given } = inputs as Record<'x' | 'filter', tf.TensorInfo>;
    const attributes = attrs as unknown as ConvolutionAttributes & Fusion;
    return inNhwc(attributes.dataFormat, [x], (own) =>
      fused({ ...attributes, ...given }, filter.shape[3]!, (bias, bounds) =>
        convolve(
          backend as WasmBackend,
          [own!, filter, bias],
          convolutionInfo(own!.shape, filter.shape, attributes),
          bounds,
        ),
      ),
    );
  },
};
export default fusedConv2d;
