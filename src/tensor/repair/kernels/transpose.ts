import * as tf from '@tensorflow/tfjs';
import { addressOf, type NativeBackend } from '../../native/memory.js';
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
    const own = backend as NativeBackend;
    const output = own.makeOutput(
      perm.map((axis) => x.shape[axis]!),
      x.dtype,
    );
    const axes = joined(x.shape, perm);
    const [from, to] = [addressOf(own, x), addressOf(own, output)];
    // x's last axis, the result's last, and all others, whose blocks are turned one by one.
    const last = axes.find(({ from: stride }) => stride === 1);
    const target = axes.find(({ to: stride }) => stride === 1);
    const rest = axes.filter((axis) => axis !== last && axis !== target);
    for (const [source, place] of offsets(rest)) {
      const [a, b] = [from + source * 4, to + place * 4];
      if (!last || !target) native().copyRows(a, 0, b, 0, 1, 4);
      else if (last === target) native().copyRows(a, 0, b, 0, 1, last.length * 4);
      else native().turn(a, target.from * 4, target.length, last.length, b, last.to * 4);
    }
    return output;
  },
};
export default transpose;

/** An axis: how long, and how far apart its neighbours lie in x and in the result, in elements. */
interface Axis {
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

/** The result's axes, neighbours of x that stay neighbours joined; those of length 1 left out. */
function joined(shape: readonly number[], perm: readonly number[]): Axis[] {
  const strides = (sizes: readonly number[]): number[] =>
    sizes.map((_, axis) => tf.util.sizeFromShape(sizes.slice(axis + 1)));
  const from = strides(shape);
  const to = strides(perm.map((axis) => shape[axis]!));
  const axes: Axis[] = [];
  for (const [i, axis] of perm.entries()) {
    const own = { length: shape[axis]!, from: from[axis]!, to: to[i]! };
    const before = axes.at(-1);
    if (own.length === 1) continue;
    if (before && before.from === own.from * own.length) {
      axes[axes.length - 1] = { ...own, length: before.length * own.length };
    } else axes.push(own);
  }
  return axes;
}

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
