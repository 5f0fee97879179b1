import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';

/**
 * Sums rows by segment: the gradient of `gather`.
 *
 * - `x`: [rows, ...]; `segmentIds`: int32 [rows], each in [0, numSegments); rows of other ids are dropped, as on the
 *   cpu backend; returns [numSegments, ...].
 */
const unsortedSegmentSum: tf.KernelConfig = {
  kernelName: tf.UnsortedSegmentSum,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { x, segmentIds } = inputs as Record<'x' | 'segmentIds', tf.TensorInfo>;
    const { numSegments } = attrs as unknown as { numSegments: number };
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput([numSegments, ...x.shape.slice(1)], x.dtype);
    const sums = wasm.typedArrayFromHeap(output).fill(0);
    const values = wasm.typedArrayFromHeap(x);
    const ids = wasm.typedArrayFromHeap(segmentIds);
    const width = values.length / Math.max(1, ids.length);
    for (let row = 0; row < ids.length; row++) {
      const id = ids[row]!;
      if (id < 0 || id >= numSegments) continue;
      for (let i = 0; i < width; i++) sums[id * width + i]! += values[row * width + i]!;
    }
    return output;
  },
};
export default unsortedSegmentSum;
