import * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend } from '../../native/memory.js';
import { native } from '../../native/module.js';

/** x, times `alpha` where it is below 0; `x`: float32. The stock kernel goes number by number. */
const leakyRelu: tf.KernelConfig = {
  kernelName: tf.LeakyRelu,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { alpha } = attrs as unknown as { alpha: number };
    const own = backend as WasmBackend;
    const output = own.makeOutput(x.shape, 'float32');
    native().leak(addressOf(own, x), tf.util.sizeFromShape(x.shape), alpha, addressOf(own, output));
    return output;
  },
};
export default leakyRelu;
