import * as tf from '@tensorflow/tfjs';
import { copyAxes, stridesOf } from '../../native/axes.js';
import type { WasmBackend } from '../../native/memory.js';

/**
 * A part of a tensor. The stock kernel reads beyond the tensor where the part does.
 *
 * - `x`: any shape; `begin`, `size`: one number an axis; a size of -1 takes the rest.
 */
const slice: tf.KernelConfig = {
  kernelName: tf.Slice,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.Tensor;
    const given = attrs as unknown as { begin: number[]; size: number[] };
    const [begin, size] = tf.slice_util.parseSliceParams(x, given.begin, given.size) as [number[], number[]];
    tf.slice_util.assertParamsValid(x, begin, size);
    const own = backend as WasmBackend;
    const output = own.makeOutput(size, x.dtype);
    const [from, to] = [stridesOf(x.shape), stridesOf(size)];
    const axes = size.map((length, axis) => ({ length, from: from[axis]!, to: to[axis]! }));
    const first = from.reduce((sum, step, axis) => sum + begin[axis]! * step, 0);
    copyAxes(own, x, output, axes, first);
    return output;
  },
};
export default slice;
