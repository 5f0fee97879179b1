import * as tf from '@tensorflow/tfjs';
import { broadcast } from './broadcast.js';
import type { WasmBackend } from './heap.js';

/**
 * The larger of two numbers, NaN where either is; `a` and `b`: float32, broadcast to each other. The stock kernel drops NaN.
 */
const maximum: tf.KernelConfig = {
  kernelName: tf.Maximum,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    const [shape, inRows] = broadcast(a.shape, b.shape);
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(shape, 'float32');
    const target = wasm.typedArrayFromHeap(output);
    const left = wasm.typedArrayFromHeap(a);
    const right = wasm.typedArrayFromHeap(b);
    inRows((at, i, iStep, j, jStep, length) => {
      for (const end = at + length; at < end; at++, i += iStep, j += jStep)
        target[at] = Math.max(left[i]!, right[j]!);
    });
    return output;
  },
};
export default maximum;
