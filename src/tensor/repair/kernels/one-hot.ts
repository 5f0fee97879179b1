import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';

/**
 * For each index a row of `depth` numbers: `onValue` at the index, `offValue` elsewhere; of any type, where the stock
 * kernel writes int32 whatever was asked for. An index outside [0, depth) gives a row without `onValue`.
 *
 * - `indices`: int32 [...]; returns [..., depth].
 */
const oneHot: tf.KernelConfig = {
  kernelName: tf.OneHot,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const indices = inputs.indices as tf.TensorInfo;
    const { depth, onValue, offValue, dtype } = attrs as unknown as {
      depth: number;
      onValue: number;
      offValue: number;
      dtype: tf.DataType;
    };
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput([...indices.shape, depth], dtype);
    const target = wasm.typedArrayFromHeap(output).fill(offValue);
    const places = wasm.typedArrayFromHeap(indices);
    for (let row = 0; row < places.length; row++) {
      const index = places[row]!;
      if (index >= 0 && index < depth) target[row * depth + index] = onValue;
    }
    return output;
  },
};
export default oneHot;
