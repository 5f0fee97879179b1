import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { placesOf } from '../../native/places.js';

/**
 * Slices added up at places of a tensor of zeros: the gradient of `gatherND`.
 *
 * - `indices`: int32 [..., depth]; `updates`: float32 [..., axes of `shape` from `depth` on]; returns `shape`.
 *
 * @throws {Error} naming the first indices that mean no slice.
 */
const scatterNd: tf.KernelConfig = {
  kernelName: tf.ScatterNd,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { indices, updates } = inputs as Record<'indices' | 'updates', tf.TensorInfo>;
    const { shape } = attrs as unknown as { shape: number[] };
    const { sliceRank, numUpdates, sliceSize, strides, outputSize } = tf.backend_util.calculateShapes(
      updates,
      indices,
      shape,
    );
    const wasm = backend as WasmBackend;
    const given = wasm.typedArrayFromHeap(indices);
    const places = placesOf(given, sliceRank, numUpdates, strides, shape, outputSize / sliceSize);
    const output = wasm.makeOutput(shape, updates.dtype);
    const sums = wasm.typedArrayFromHeap(output).fill(0);
    const values = wasm.typedArrayFromHeap(updates);
    for (let row = 0; row < numUpdates; row++) {
      const [from, to] = [row * sliceSize, places[row]! * sliceSize];
      for (let k = 0; k < sliceSize; k++) sums[to + k]! += values[from + k]!;
    }
    return output;
  },
};
export default scatterNd;
