import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { copyRows } from '../../native/rows.js';

/**
 * A tensor taken apart along an axis. The stock kernel copies the whole tensor once a part.
 *
 * - `value`: [..., axis, ...]; returns tensors without the axis.
 */
const unpack: tf.KernelConfig = {
  kernelName: tf.Unpack,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const value = inputs.value as tf.TensorInfo;
    const along = tf.util.parseAxisParam((attrs as unknown as { axis: number }).axis, value.shape)[0]!;
    const own = backend as WasmBackend;
    const rows = tf.util.sizeFromShape(value.shape.slice(0, along));
    const bytes = tf.util.bytesPerElement(value.dtype) * tf.util.sizeFromShape(value.shape.slice(along + 1));
    const stride = bytes * value.shape[along]!;
    return Array.from({ length: value.shape[along]! }, (_, i) => {
      const part = own.makeOutput(value.shape.toSpliced(along, 1), value.dtype);
      copyRows(
        own,
        { tensor: value, stride, offset: i * bytes },
        { tensor: part, stride: bytes },
        rows,
        bytes,
      );
      return part;
    });
  },
};
export default unpack;
