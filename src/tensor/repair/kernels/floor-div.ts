import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { divideDown } from '../../native/pairs.js';

/** a / b rounded down, as int32; `a` and `b`: float32, broadcast to each other. The stock kernel gives float32. */
const floorDiv: tf.KernelConfig = {
  kernelName: tf.FloorDiv,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    return divideDown(backend as WasmBackend, [a, b]);
  },
};
export default floorDiv;
