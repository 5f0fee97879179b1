import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { choose } from '../../native/pairs.js';

/**
 * The smaller of two numbers, NaN where either is; `a` and `b`: float32, broadcast to each other. The stock kernel drops NaN.
 */
const minimum: tf.KernelConfig = {
  kernelName: tf.Minimum,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    return choose(backend as WasmBackend, [a, b], true);
  },
};
export default minimum;
