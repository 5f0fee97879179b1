import * as tf from '@tensorflow/tfjs';
import { type ConvolutionAttributes, convolutionInfo } from '../../native/conv2d-info.js';
import { correlate } from '../../native/convolution.js';
import type { WasmBackend } from '../../native/memory.js';

/**
 * Gradient of a 2-D convolution with respect to its filter.
 *
 * - `x`: [N,H,W,inC]; `dy`: [N,outH,outW,outC]; channels first with dataFormat NCHW; returns [kh,kw,inC,outC].
 */
const conv2dBackpropFilter: tf.KernelConfig = {
  kernelName: tf.Conv2DBackpropFilter,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) =>
    tf.tidy(() => {
      const attributes = attrs as unknown as ConvolutionAttributes & { filterShape: readonly number[] };
      const [x, dy] = [inputs.x, inputs.dy].map((each) =>
        attributes.dataFormat === 'NCHW'
          ? tf.transpose(each as tf.Tensor, [0, 2, 3, 1])
          : (each as tf.Tensor),
      ) as [tf.Tensor, tf.Tensor];
      const info = convolutionInfo(x.shape, attributes.filterShape, attributes);
      return tf.engine().makeTensorFromTensorInfo(correlate(backend as WasmBackend, x, dy, info));
    }),
};
export default conv2dBackpropFilter;
