import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { native } from '../../native/module.js';
import { type ReductionAttributes, reduceOver } from '../../native/reduce.js';

/** Whether all are true over axes; `x`: bool. The stock kernel transposes first, and goes byte by byte. */
const all: tf.KernelConfig = {
  kernelName: tf.All,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) =>
    reduceOver(
      backend as WasmBackend,
      inputs.x as tf.TensorInfo,
      attrs as unknown as ReductionAttributes,
      (from, outer, depth, inner, to) => {
        native().holds(from, outer, depth, inner, 0, to);
      },
    ),
};
export default all;
