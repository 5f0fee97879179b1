import * as tf from '@tensorflow/tfjs';
import { copyAxes } from '../../native/axes.js';
import type { WasmBackend } from '../../native/memory.js';

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
    const inner = tf.util.sizeFromShape(x.shape.slice(along + 1));
    const rows = tf.util.sizeFromShape(x.shape.slice(0, along));
    let first = 0;
    return sizes.map((size) => {
      const output = wasm.makeOutput(x.shape.with(along, size), x.dtype);
      const axes = [
        { length: rows, from: x.shape[along]! * inner, to: size * inner },
        { length: size * inner, from: 1, to: 1 },
      ];
      copyAxes(wasm, x, output, axes, first);
      first += size * inner;
      return output;
    });
  },
};
export default splitV;
