import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { copyRows } from '../../native/rows.js';

/**
 * Tensors one after the other along an axis; empty ones add nothing.
 *
 * - inputs: [..., axis, ...], of one dtype and alike but for `axis`.
 */
const concat: tf.KernelConfig = {
  kernelName: tf.Concat,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const parts = inputs as unknown as tf.TensorInfo[];
    const [first] = parts as [tf.TensorInfo];
    const shapes = parts.map(({ shape }) => shape);
    const along = tf.util.parseAxisParam((attrs as unknown as { axis: number }).axis, first.shape)[0]!;
    tf.backend_util.assertParamsConsistent(shapes, along);
    const own = backend as WasmBackend;
    const output = own.makeOutput(tf.backend_util.computeOutShape(shapes, along), first.dtype);
    const inner = tf.util.sizeFromShape(first.shape.slice(along + 1));
    const bytes = tf.util.bytesPerElement(first.dtype) * inner;
    const rows = tf.util.sizeFromShape(first.shape.slice(0, along));
    const stride = output.shape[along]! * bytes;
    let offset = 0;
    for (const tensor of parts) {
      const row = tensor.shape[along]! * bytes;
      copyRows(own, { tensor, stride: row }, { tensor: output, stride, offset }, rows, row);
      offset += row;
    }
    return output;
  },
};
export default concat;
