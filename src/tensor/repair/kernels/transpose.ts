import * as tf from '@tensorflow/tfjs';
import { type Axis, copyAxes, joined, stridesOf } from '../../native/axes.js';
import { addressOf, type WasmBackend } from '../../native/memory.js';
import { native } from '../../native/module.js';

/**
 * A tensor with its axes in another order: by blocks of the two axes that lie innermost in the one and the other.
 *
 * - `x`: float32 or int32; `perm`: for each axis of the result, which of x's.
 */
const transpose: tf.KernelConfig = {
  kernelName: tf.Transpose,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { perm } = attrs as unknown as { perm: number[] };
    const own = backend as WasmBackend;
    const output = own.makeOutput(
      perm.map((axis) => x.shape[axis]!),
      x.dtype,
    );
    const [from, to] = [stridesOf(x.shape), stridesOf(output.shape)];
    const axes = joined(perm.map((axis, i) => ({ length: x.shape[axis]!, from: from[axis]!, to: to[i]! })));
    // x's last axis, the result's last, and all others, whose blocks are turned one by one.
    const last = axes.find((axis) => axis.from === 1);
    const target = axes.find((axis) => axis.to === 1);
    if (!last || !target || last === target) {
      copyAxes(own, x, output, axes);
      return output;
    }
    const [begin, end] = [addressOf(own, x), addressOf(own, output)];
    for (const [source, place] of offsets(axes.filter((axis) => axis !== last && axis !== target))) {
      const [a, b] = [begin + source * 4, end + place * 4];
      native().turn(a, target.from * 4, target.length, last.length, b, last.to * 4);
    }
    return output;
  },
};
export default transpose;

/** Where blocks begin in x and in the result, in elements. */
function* offsets([axis, ...inner]: readonly Axis[]): Generator<readonly [number, number]> {
  if (!axis) {
    yield [0, 0];
    return;
  }
  for (let i = 0; i < axis.length; i++) {
    for (const [from, to] of offsets(inner)) yield [i * axis.from + from, i * axis.to + to];
  }
}
