import * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend } from '../../native/memory.js';
import { native } from '../../native/module.js';

/** Whether both are true; `a` and `b`: bool, of one shape (see the guard). */
const logicalAnd: tf.KernelConfig = {
  kernelName: tf.LogicalAnd,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    const own = backend as WasmBackend;
    const output = own.makeOutput(a.shape, 'bool');
    const count = tf.util.sizeFromShape(a.shape);
    native().both(addressOf(own, a), addressOf(own, b), count, addressOf(own, output));
    return output;
  },
};
export default logicalAnd;
