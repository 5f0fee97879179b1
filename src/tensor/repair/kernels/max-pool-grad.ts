import * as tf from '@tensorflow/tfjs';
import type { ConvolutionAttributes } from '../../native/conv2d-info.js';
import type { WasmBackend } from '../../native/memory.js';
import { unpool } from '../../native/pool.js';

/**
 * Gradient of max pooling: each window's upstream gradient goes to its first maximum in row-major order.
 *
 * - `input`: [N,H,W,C]; `output`, the maxima, and `dy`: [N,outH,outW,C]; returns [N,H,W,C].
 * - Replaces the stock kernel of TensorFlow.js 4.22, which drops windows whose maximum is not above 0 and gives ties to
 *   the last element, where PyTorch and the cpu backend choose the first.
 */
const maxPoolGrad: tf.KernelConfig = {
  kernelName: tf.MaxPoolGrad,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { dy, input, output } = inputs as Record<'dy' | 'input' | 'output', tf.TensorInfo>;
    const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as ConvolutionAttributes & {
      filterSize: [number, number] | number;
    };
    const shape = input.shape as [number, number, number, number];
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    return unpool(backend as WasmBackend, [input, output, dy], info);
  },
};
export default maxPoolGrad;
