import * as tf from '@tensorflow/tfjs';
import { copyAxes, stridesOf } from '../../native/axes.js';
import type { WasmBackend } from '../../native/memory.js';

/**
 * A tensor within a frame of one value.
 *
 * - `x`: any shape; `paddings`: how much comes before and after, for each axis.
 */
const padV2: tf.KernelConfig = {
  kernelName: tf.PadV2,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { paddings, constantValue } = attrs as unknown as {
      paddings: [number, number][];
      constantValue: number;
    };
    const own = backend as WasmBackend;
    const shape = x.shape.map((size, axis) => paddings[axis]![0] + size + paddings[axis]![1]);
    const output = own.makeOutput(shape, x.dtype);
    own.typedArrayFromHeap(output).fill(constantValue);
    const [from, to] = [stridesOf(x.shape), stridesOf(shape)];
    const axes = x.shape.map((length, axis) => ({ length, from: from[axis]!, to: to[axis]! }));
    const place = to.reduce((sum, step, axis) => sum + paddings[axis]![0] * step, 0);
    copyAxes(own, x, output, axes, 0, place);
    return output;
  },
};
export default padV2;
