import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { copyRows } from '../../native/rows.js';

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
    const own = backend as WasmBackend;
    const bytes = tf.util.bytesPerElement(x.dtype) * tf.util.sizeFromShape(x.shape.slice(along + 1));
    const rows = tf.util.sizeFromShape(x.shape.slice(0, along));
    let offset = 0;
    return sizes.map((size) => {
      const output = own.makeOutput(x.shape.with(along, size), x.dtype);
      const from = { tensor: x, stride: x.shape[along]! * bytes, offset };
      copyRows(own, from, { tensor: output, stride: size * bytes }, rows, size * bytes);
      offset += size * bytes;
      return output;
    });
  },
};
export default splitV;
