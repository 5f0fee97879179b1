import * as tf from '@tensorflow/tfjs';

/** `length` elements of a result from `at` on: of each operand the element to begin with, and 1, or 0 if it stays there. */
type Row = (at: number, a: number, aStep: number, b: number, bStep: number, length: number) => void;

/**
 * Walks over the result of an op of two tensors that are broadcast to each other, in rows as long as possible.
 *
 * @returns the shape of the result, before `row` is called for the first time by the function it comes with.
 */
export function broadcast(a: readonly number[], b: readonly number[]): [number[], (row: Row) => void] {
  const shape = tf.backend_util.assertAndGetBroadcastShape([...a], [...b]);
  return [shape, (row) => walk(axesOf(a, b, shape), row)];
}

interface Axis {
  length: number;
  readonly a: number;
  readonly b: number;
}

/** The axes of the result with each operand's step along them; neighbours that can be walked as one are one. */
function axesOf(a: readonly number[], b: readonly number[], shape: readonly number[]): Axis[] {
  const axes: Axis[] = [];
  let [aStep, bStep] = [1, 1];
  for (let axis = 1; axis <= shape.length; axis++) {
    const length = shape.at(-axis)!;
    const [inA, inB] = [a.at(-axis) ?? 1, b.at(-axis) ?? 1];
    const next = { length, a: inA === 1 ? 0 : aStep, b: inB === 1 ? 0 : bStep };
    aStep *= inA;
    bStep *= inB;
    if (length === 1) continue;
    const last = axes.at(-1);
    if (last && next.a === last.a * last.length && next.b === last.b * last.length) last.length *= length;
    else axes.push(next);
  }
  return axes;
}

/** Axes from the innermost on. */
function walk(axes: readonly Axis[], row: Row): void {
  const [inner = { length: 1, a: 0, b: 0 }, ...outer] = axes;
  const counts = outer.map(() => 0);
  const rows = outer.reduce((product, { length }) => product * length, 1);
  let [a, b] = [0, 0];
  for (let n = 0; n < rows; n++) {
    row(n * inner.length, a, inner.a, b, inner.b, inner.length);
    for (const [i, axis] of outer.entries()) {
      a += axis.a;
      b += axis.b;
      if (++counts[i]! < axis.length) break;
      counts[i] = 0;
      a -= axis.a * axis.length;
      b -= axis.b * axis.length;
    }
  }
}
