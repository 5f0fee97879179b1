import * as tf from '@tensorflow/tfjs';
import { copyAxes } from '../../native/axes.js';
import type { WasmBackend } from '../../native/memory.js';

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
    const inner = tf.util.sizeFromShape(value.shape.slice(along + 1));
    return Array.from({ length: value.shape[along]! }, (_, i) => {
      const part = own.makeOutput(value.shape.toSpliced(along, 1), value.dtype);
      const axes = [
        { length: rows, from: value.shape[along]! * inner, to: inner },
        { length: inner, from: 1, to: 1 },
      ];
      copyAxes(own, value, part, axes, i * inner);
      return part;
    });
  },
};
export default unpack;
