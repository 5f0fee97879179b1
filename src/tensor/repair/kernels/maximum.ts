import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { choose } from '../../native/pairs.js';

/**
 * The larger of two numbers, NaN where either is; `a` and `b`: float32, broadcast to each other. The stock kernel drops NaN.
 */
const maximum: tf.KernelConfig = {
  kernelName: tf.Maximum,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    return choose(backend as WasmBackend, [a, b], false);
  },
};
export default maximum;
