import * as tf from '@tensorflow/tfjs';
import { copyAxes } from '../../native/axes.js';
import type { WasmBackend } from '../../native/memory.js';

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
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(tf.backend_util.computeOutShape(shapes, along), first.dtype);
    const inner = tf.util.sizeFromShape(first.shape.slice(along + 1));
    const rows = tf.util.sizeFromShape(first.shape.slice(0, along));
    const whole = output.shape[along]! * inner;
    let place = 0;
    for (const tensor of parts) {
      const own = tensor.shape[along]! * inner;
      const axes = [
        { length: rows, from: own, to: whole },
        { length: own, from: 1, to: 1 },
      ];
      copyAxes(wasm, tensor, output, axes, 0, place);
      place += own;
    }
    return output;
  },
};
export default concat;
