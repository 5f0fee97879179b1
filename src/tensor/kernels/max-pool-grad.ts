import * as tf from '@tensorflow/tfjs';
import type { ConvAttributes } from './conv2d-geometry.js';
import type { WasmBackend } from './heap.js';

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
    const { dy, input, output: pooled } = inputs as Record<'dy' | 'input' | 'output', tf.TensorInfo>;
    const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as ConvAttributes & {
      filterSize: [number, number] | number;
    };
    const shape = input.shape as [number, number, number, number];
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(shape, 'float32');
    const gradient = (wasm.typedArrayFromHeap(output) as Float32Array).fill(0);
    const x = wasm.typedArrayFromHeap(input) as Float32Array;
    const upstream = wasm.typedArrayFromHeap(dy) as Float32Array;
    const maximum = wasm.typedArrayFromHeap(pooled) as Float32Array;
    const { batchSize, inHeight, inWidth, inChannels: c, outHeight, outWidth } = info;
    for (let n = 0; n < batchSize; n++) {
      for (let row = 0; row < outHeight; row++) {
        const top = row * info.strideHeight - info.padInfo.top;
        const [first, bottom] = [Math.max(0, top), Math.min(inHeight, top + info.effectiveFilterHeight)];
        for (let column = 0; column < outWidth; column++) {
          const left = column * info.strideWidth - info.padInfo.left;
          const [start, right] = [Math.max(0, left), Math.min(inWidth, left + info.effectiveFilterWidth)];
          const from = ((n * outHeight + row) * outWidth + column) * c;
          for (let k = 0; k < c; k++) {
            const highest = maximum[from + k]!;
            let at = -1;
            for (let y = first; y < bottom && at < 0; y++) {
              const line = (n * inHeight + y) * inWidth;
              for (let index = (line + start) * c + k, end = (line + right) * c; index < end; index += c) {
                if (x[index] === highest) {
                  at = index;
                  break;
                }
              }
            }
            if (at >= 0) gradient[at]! += upstream[from + k]!;
          }
        }
      }
    }
    return output;
  },
};
export default maxPoolGrad;
