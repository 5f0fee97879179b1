import { axesOf, type Numbers, type Plain, zerosOf } from '../arrays.js';

/**
 * Reduces a tensor over axes, in row-major order.
 *
 * - `first`: what each result begins with, that of nothing.
 */
export function reduce(
  { shape, dtype, values }: Plain,
  axis: number | number[] | undefined,
  keepDims: boolean,
  first: number,
  join: (a: number, b: number) => number,
): Plain {
  const axes = axesOf(axis, shape);
  const kept = shape.map((size, i) => (axes.includes(i) ? 1 : size));
  const result: Numbers = zerosOf(
    dtype,
    kept.reduce((product, n) => product * n, 1),
  ).fill(first);
  // How far the result's place moves with each axis.
  const steps = kept.map((size, i) =>
    size === 1 ? 0 : kept.slice(i + 1).reduce((product, n) => product * n, 1),
  );
  const counts = shape.map(() => 0);
  let to = 0;
  for (let from = 0; from < values.length; from++) {
    result[to] = join(result[to]!, values[from]!);
    for (let i = shape.length - 1; i >= 0; i--) {
      to += steps[i]!;
      if (++counts[i]! < shape[i]!) break;
      to -= steps[i]! * shape[i]!;
      counts[i] = 0;
    }
  }
  return { shape: keepDims ? kept : shape.filter((_, i) => !axes.includes(i)), dtype, values: result };
}
