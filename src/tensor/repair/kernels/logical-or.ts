import * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend } from '../../native/memory.js';
import { native } from '../../native/module.js';

/** Whether one of two is true, or both; `a` and `b`: bool, of one shape (see the guard). */
const logicalOr: tf.KernelConfig = {
  kernelName: tf.LogicalOr,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    const own = backend as WasmBackend;
    const output = own.makeOutput(a.shape, 'bool');
    const count = tf.util.sizeFromShape(a.shape);
    native().either(addressOf(own, a), addressOf(own, b), count, addressOf(own, output));
    return output;
  },
};
export default logicalOr;
