import * as tf from '@tensorflow/tfjs';
import { broadcast } from './broadcast.js';
import type { WasmBackend } from './heap.js';

/**
 * `a` to the power of `b`: float32, broadcast to each other. By JavaScript's rules, as on the cpu backend: NaN where the
 * exponent is, also of 1, and for 1 or -1 to an infinite power; the stock kernel gives C's 1 there.
 */
const pow: tf.KernelConfig = {
  kernelName: tf.Pow,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    const [shape, inRows] = broadcast(a.shape, b.shape);
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(shape, 'float32');
    const target = wasm.typedArrayFromHeap(output);
    const base = wasm.typedArrayFromHeap(a);
    const exponent = wasm.typedArrayFromHeap(b);
    inRows((at, i, iStep, j, jStep, length) => {
      for (const end = at + length; at < end; at++, i += iStep, j += jStep)
        target[at] = base[i]! ** exponent[j]!;
    });
    return output;
  },
};
export default pow;
