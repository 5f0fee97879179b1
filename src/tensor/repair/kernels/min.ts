import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { native } from '../../native/module.js';
import { reduceOver } from '../../native/reduce.js';

/** The least numbers over axes, NaN where one is; `x`: float32. The stock kernel transposes first, and goes number by number. */
const min: tf.KernelConfig = {
  kernelName: tf.Min,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { axis, keepDims } = attrs as unknown as { axis: number[]; keepDims: boolean };
    return reduceOver(backend as WasmBackend, inputs.x as tf.TensorInfo, { axis, keepDims }, native().least);
  },
};
export default min;
