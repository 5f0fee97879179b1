import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';

/**
 * The same data once more, for `clone` and for what a gradient saves. The stock kernel copies it: no kernel writes into a
 * tensor that exists, so one more user of the data does.
 */
const identity: tf.KernelConfig = {
  kernelName: tf.Identity,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { dataId, shape, dtype } = inputs.x as tf.TensorInfo;
    (backend as WasmBackend).incRef(dataId);
    return { dataId, shape, dtype };
  },
};
export default identity;
