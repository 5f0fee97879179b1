import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from './heap.js';

/**
 * Parts of a tensor along an axis, which is also the gradient of `concat`. The stock kernel slices once a part and is
 * several times slower than this copy.
 *
 * - `x`: [..., axis, ...]; `numOrSizeSplits`: a count of equal parts, or their sizes, of which one may be -1 for the rest.
 */
const splitV: tf.KernelConfig = {
  kernelName: tf.SplitV,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.Tensor;
    const { numOrSizeSplits, axis } = attrs as unknown as {
      numOrSizeSplits: number[] | number;
      axis: number;
    };
    const along = tf.util.parseAxisParam(axis, x.shape)[0]!;
    const sizes = tf.backend_util.prepareSplitSize(x, numOrSizeSplits, along);
    const wasm = backend as WasmBackend;
    const outputs = sizes.map((size) => wasm.makeOutput(x.shape.with(along, size), x.dtype));
    const source = wasm.typedArrayFromHeap(x);
    const inner = tf.util.sizeFromShape(x.shape.slice(along + 1));
    const row = x.shape[along]! * inner;
    let offset = 0;
    for (const [i, output] of outputs.entries()) {
      const width = sizes[i]! * inner;
      const target = wasm.typedArrayFromHeap(output);
      // A loop: for rows as short as channels are, it is faster than a view a row.
      for (let from = offset, to = 0; to < target.length; from += row - width) {
        for (const end = to + width; to < end; to++, from++) target[to] = source[from]!;
      }
      offset += width;
    }
    return outputs;
  },
};
export default splitV;
