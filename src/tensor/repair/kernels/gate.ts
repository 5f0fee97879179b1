import type * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend } from '../../native/memory.js';
import { native } from '../../native/module.js';
import { GATE } from '../gate.js';

/** The gradient of a ReLU: `dy` where `y` > 0, else 0; one shape, float32. */
const gate: tf.KernelConfig = {
  kernelName: GATE,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { dy, y } = inputs as Record<'dy' | 'y', tf.TensorInfo>;
    const own = backend as WasmBackend;
    const output = own.makeOutput(dy.shape, 'float32');
    const count = dy.shape.reduce((product, size) => product * size, 1);
    native().gate(addressOf(own, dy), addressOf(own, y), count, addressOf(own, output));
    return output;
  },
};
export default gate;
