import { axesOf, type Numbers, type Plain } from '../arrays.js';

/** Calls `line` with the first element's place and the distance to the next, for every line along an axis. */
export function alongAxis(
  shape: readonly number[],
  axis: number,
  line: (first: number, step: number, length: number) => void,
): void {
  const [along] = axesOf(axis, shape) as [number];
  const length = shape[along] ?? 1;
  const inner = shape.slice(along + 1).reduce((product, n) => product * n, 1);
  const outer = shape.slice(0, along).reduce((product, n) => product * n, 1);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) line(o * length * inner + i, inner, length);
  }
}

/** How a cumulative op goes along its axis. */
export interface Cumulative {
  readonly axis: number;
  /** Without the element itself. */
  readonly exclusive: boolean;
  readonly reverse: boolean;
}

/** Each element with all before it along an axis, by `join`, beginning with `neutral`. */
export function accumulate(
  { shape, values }: Plain,
  result: Numbers,
  { axis, exclusive, reverse }: Cumulative,
  neutral: number,
  join: (a: number, b: number) => number,
): void {
  alongAxis(shape, axis, (first, step, length) => {
    let sofar = neutral;
    for (let k = 0; k < length; k++) {
      const at = first + (reverse ? length - 1 - k : k) * step;
      const next = join(sofar, values[at]!);
      result[at] = exclusive ? sofar : next;
      // As the result's type holds it.
      sofar = exclusive ? next : result[at]!;
    }
  });
}
