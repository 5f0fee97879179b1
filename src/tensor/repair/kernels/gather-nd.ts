import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { placesOf } from '../../native/places.js';

/**
 * Slices of a tensor by indices into its first axes. The wasm backend's own reads beyond the tensor.
 *
 * - `params`: any shape; `indices`: int32 [..., depth]; returns [..., params' axes from `depth` on].
 *
 * @throws {Error} naming the first indices that mean no slice.
 */
const gatherNd: tf.KernelConfig = {
  kernelName: tf.GatherNd,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { params, indices } = inputs as Record<'params' | 'indices', tf.Tensor>;
    const [shape, rows, size, steps] = tf.backend_util.prepareAndValidate(params, indices);
    const wasm = backend as WasmBackend;
    const depth = indices.shape.at(-1)!;
    const count = tf.util.sizeFromShape(params.shape) / size;
    const places = placesOf(wasm.typedArrayFromHeap(indices), depth, rows, steps, params.shape, count);
    const output = wasm.makeOutput(shape, params.dtype);
    const [target, source] = [wasm.typedArrayFromHeap(output), wasm.typedArrayFromHeap(params)];
    for (let row = 0; row < rows; row++) {
      const from = places[row]! * size;
      if (size > 32) target.set(source.subarray(from, from + size), row * size);
      else for (let k = 0; k < size; k++) target[row * size + k] = source[from + k]!;
    }
    return output;
  },
};
export default gatherNd;
