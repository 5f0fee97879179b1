import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { compare } from '../../native/pairs.js';

/** Whether `a` and `b` are equal: float32, broadcast to each other; returns bool. The stock kernel goes number by number. */
const equal: tf.KernelConfig = {
  kernelName: tf.Equal,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    return compare(backend as WasmBackend, [a, b], 'equal');
  },
};
export default equal;
