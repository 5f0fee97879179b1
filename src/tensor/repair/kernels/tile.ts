import * as tf from '@tensorflow/tfjs';
import { copyAxes, stridesOf } from '../../native/axes.js';
import type { WasmBackend } from '../../native/memory.js';

/**
 * Copies of a tensor side by side, which also broadcasts it. The stock kernel computes every element's place.
 *
 * - `x`: any shape; `reps`: how often along each axis.
 */
const tile: tf.KernelConfig = {
  kernelName: tf.Tile,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { reps } = attrs as unknown as { reps: number[] };
    const own = backend as WasmBackend;
    const output = own.makeOutput(
      x.shape.map((size, axis) => size * reps[axis]!),
      x.dtype,
    );
    const [from, to] = [stridesOf(x.shape), stridesOf(output.shape)];
    const axes = x.shape.flatMap((length, axis) => [
      { length: reps[axis]!, from: 0, to: length * to[axis]! },
      { length, from: from[axis]!, to: to[axis]! },
    ]);
    copyAxes(own, x, output, axes);
    return output;
  },
};
export default tile;
