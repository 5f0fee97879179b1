import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from './heap.js';

/**
 * Numbers, those below `clipValueMin` as that and those above `clipValueMax` as that; NaN stays. The stock kernel gives a
 * bound for NaN, and reads int32 as float32.
 */
const clipByValue: tf.KernelConfig = {
  kernelName: tf.ClipByValue,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { clipValueMin: low, clipValueMax: high } = attrs as unknown as Record<
      'clipValueMin' | 'clipValueMax',
      number
    >;
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(x.shape, x.dtype);
    const target = wasm.typedArrayFromHeap(output);
    const source = wasm.typedArrayFromHeap(x);
    for (let i = 0; i < target.length; i++) target[i] = Math.min(Math.max(source[i]!, low), high);
    return output;
  },
};
export default clipByValue;
