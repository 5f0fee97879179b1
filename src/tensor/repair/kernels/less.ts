import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { compare } from '../../native/pairs.js';

/** Whether `a` is less than `b`: float32, broadcast to each other; returns bool. The stock kernel goes number by number. */
const less: tf.KernelConfig = {
  kernelName: tf.Less,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    return compare(backend as WasmBackend, [b, a], 'greater');
  },
};
export default less;
