import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import type { ReductionAttributes } from '../../native/reduce.js';
import { sumOver } from '../../native/sum.js';

/** Sums over axes, added up in double precision: the stock kernel loses digits over as many numbers as a picture has. */
const sum: tf.KernelConfig = {
  kernelName: tf.Sum,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) =>
    sumOver(
      backend as WasmBackend,
      inputs.x as tf.TensorInfo,
      attrs as unknown as ReductionAttributes,
      false,
    ),
};
export default sum;
