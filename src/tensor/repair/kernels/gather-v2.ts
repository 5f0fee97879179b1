import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';

/**
 * Parts of a tensor along an axis, by index; with `batchDims`, every element of the batch by indices of its own, for which
 * the stock kernel reads foreign memory.
 *
 * - `x`: [batch..., outer..., axis, inner...]; `indices`: int32 [batch..., which...], each in [0, size of the axis);
 *   returns [batch..., outer..., which..., inner...].
 *
 * @throws {Error} naming the first index that is not.
 */
const gatherV2: tf.KernelConfig = {
  kernelName: tf.GatherV2,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { x, indices } = inputs as Record<'x' | 'indices', tf.Tensor>;
    const { axis, batchDims } = attrs as unknown as Record<'axis' | 'batchDims', number>;
    const along = tf.util.parseAxisParam(axis, x.shape)[0]!;
    const { batchSize, outerSize, dimSize, sliceSize, outputShape } =
      tf.backend_util.segment_util.collectGatherOpShapeInfo(x, indices, along, batchDims);
    const wasm = backend as WasmBackend;
    for (const index of wasm.typedArrayFromHeap(indices))
      if (index < 0 || index >= dimSize)
        throw new Error(`GatherV2: the index value ${index} is not in [0, ${dimSize - 1}]`);
    const output = wasm.makeOutput(outputShape, x.dtype);
    const target = wasm.typedArrayFromHeap(output);
    const source = wasm.typedArrayFromHeap(x);
    const which = wasm.typedArrayFromHeap(indices);
    const count = which.length / Math.max(1, batchSize);
    let to = 0;
    for (let outer = 0; outer < batchSize * outerSize; outer++) {
      const first = Math.floor(outer / outerSize) * count;
      for (let i = first; i < first + count; i++, to += sliceSize) {
        const from = (outer * dimSize + which[i]!) * sliceSize;
        if (sliceSize > 32) target.set(source.subarray(from, from + sliceSize), to);
        else for (let k = 0; k < sliceSize; k++) target[to + k] = source[from + k]!;
      }
    }
    return output;
  },
};
export default gatherV2;
