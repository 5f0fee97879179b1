import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';

/**
 * Numbers in another type: float32 to int32 without their fraction; to bool as whether they differ from 0, as NaN does,
 * where the stock kernel keeps their lowest bits.
 */
const cast: tf.KernelConfig = {
  kernelName: tf.Cast,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { dtype } = attrs as unknown as { dtype: tf.DataType };
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(x.shape, dtype);
    const target = wasm.typedArrayFromHeap(output);
    const source = wasm.typedArrayFromHeap(x);
    if (dtype === 'bool') for (let i = 0; i < target.length; i++) target[i] = source[i] === 0 ? 0 : 1;
    else target.set(source);
    return output;
  },
};
export default cast;
