import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from './heap.js';

/** Float32 numbers, those below 0 as 0 and those above 6 as 6; NaN stays, where the stock kernel gives 0. */
const relu6: tf.KernelConfig = {
  kernelName: tf.Relu6,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const x = inputs.x as tf.TensorInfo;
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(x.shape, 'float32');
    const target = wasm.typedArrayFromHeap(output);
    const source = wasm.typedArrayFromHeap(x);
    for (let i = 0; i < target.length; i++) target[i] = Math.min(Math.max(source[i]!, 0), 6);
    return output;
  },
};
export default relu6;
