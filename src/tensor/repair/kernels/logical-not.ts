import * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend } from '../../native/memory.js';
import { native } from '../../native/module.js';

/** Whether something is not true; `x`: bool. */
const logicalNot: tf.KernelConfig = {
  kernelName: tf.LogicalNot,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const x = inputs.x as tf.TensorInfo;
    const own = backend as WasmBackend;
    const output = own.makeOutput(x.shape, 'bool');
    native().not(addressOf(own, x), tf.util.sizeFromShape(x.shape), addressOf(own, output));
    return output;
  },
};
export default logicalNot;
