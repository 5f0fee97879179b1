import * as tf from '@tensorflow/tfjs';
import { maxima } from '../../native/maxima.js';
import type { WasmBackend } from '../../native/memory.js';
import { type Pool3dAttributes, pool3dInfo } from './pool-3d.js';

/**
 * Gradient of max pooling of volumes: each window's goes to its largest element, of several to the last, as on the cpu
 * backend.
 *
 * - `input`: [N,D,H,W,C]; `dy`: one element a window and channel; returns input's shape.
 */
const maxPool3dGrad: tf.KernelConfig = {
  kernelName: tf.MaxPool3DGrad,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { dy, input } = inputs as Record<'dy' | 'input', tf.TensorInfo>;
    const info = pool3dInfo(input, attrs as unknown as Pool3dAttributes);
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(input.shape, 'float32');
    const sums = wasm.typedArrayFromHeap(output).fill(0);
    const upstream = wasm.typedArrayFromHeap(dy);
    const [, places] = maxima(wasm.typedArrayFromHeap(input), info, true);
    for (let i = 0; i < places.length; i++) if (places[i]! >= 0) sums[places[i]!]! += upstream[i]!;
    return output;
  },
};
export default maxPool3dGrad;
