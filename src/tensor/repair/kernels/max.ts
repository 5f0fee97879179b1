import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { native } from '../../native/module.js';
import { reduceOver } from '../../native/reduce.js';

/** The largest numbers over axes, NaN where one is; `x`: float32. The stock kernel transposes first, and goes number by number. */
const max: tf.KernelConfig = {
  kernelName: tf.Max,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { reductionIndices: axis, keepDims } = attrs as unknown as {
      reductionIndices: number[];
      keepDims: boolean;
    };
    return reduceOver(
      backend as WasmBackend,
      inputs.x as tf.TensorInfo,
      { axis, keepDims },
      native().largest,
    );
  },
};
export default max;
