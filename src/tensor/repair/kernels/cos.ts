import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';

/** The cosine of float32 numbers. The stock kernel is wrong for very large ones, and no faster. */
const cos: tf.KernelConfig = {
  kernelName: tf.Cos,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const x = inputs.x as tf.TensorInfo;
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(x.shape, 'float32');
    const target = wasm.typedArrayFromHeap(output);
    const source = wasm.typedArrayFromHeap(x);
    for (let i = 0; i < target.length; i++) target[i] = Math.cos(source[i]!);
    return output;
  },
};
export default cos;
