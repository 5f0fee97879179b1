import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { compare } from '../../native/pairs.js';

/** Whether `a` is greater than `b` or equal: float32, broadcast to each other; returns bool. The stock kernel goes number by number. */
const greaterEqual: tf.KernelConfig = {
  kernelName: tf.GreaterEqual,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    return compare(backend as WasmBackend, [a, b], 'greaterEqual');
  },
};
export default greaterEqual;
