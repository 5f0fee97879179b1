import { type FlatTensor, minus } from '../tensor/flat.js';

/** Numbers in order, typed or not. Sums over them run in double precision. */
export type Numbers = ArrayLike<number>;

export function dot(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Euclidean (L2) norm. */
export const norm = (a: Numbers): number => Math.sqrt(dot(a, a));

export function distance(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}

/** ||actual - expected|| / ||expected||; 0 for two zeros, Infinity when only `expected` is zero. */
export const relativeL2 = (actual: Numbers, expected: Numbers): number =>
  quotient(distance(actual, expected), norm(expected));

/** a / b with 0 / 0 = 0. */
export const quotient = (a: number, b: number): number => (a === 0 ? 0 : a / b);

export function largestMagnitude(a: Numbers): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]!));
  return largest;
}

/** Cosine of the angle between two vectors, in [-1, 1]: 1 for two zeros, 0 when only one of them is zero. */
export function cosine(a: Numbers, b: Numbers): number {
  const [squareOfA, squareOfB] = [dot(a, a), dot(b, b)];
  if (squareOfA === 0 || squareOfB === 0) return squareOfA === squareOfB ? 1 : 0;
  // One root of the product, not a product of roots: equal vectors then give exactly 1.
  return Math.min(1, Math.max(-1, dot(a, b) / Math.sqrt(squareOfA * squareOfB)));
}

/** Share of elements, 0 to 1, further from `expected` than `relative` times the largest magnitude of `expected`. */
export function shareOff(actual: Numbers, expected: Numbers, relative: number): number {
  const threshold = relative * largestMagnitude(expected);
  let off = 0;
  for (let i = 0; i < actual.length; i++) if (Math.abs(actual[i]! - expected[i]!) > threshold) off++;
  return quotient(off, actual.length);
}

/** The largest of `score(i)` for i below `size`, and where it is; the first one on ties. */
export function largestOf(size: number, score: (i: number) => number): { value: number; index: number } {
  let best = { value: size > 0 ? score(0) : 0, index: 0 };
  for (let i = 1; i < size; i++) {
    const value = score(i);
    if (value > best.value) best = { value, index: i };
  }
  return best;
}

/** Index of a flat position: `[row, column]` and so on; `[]` for a scalar. */
export function unravel(position: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = position;
  for (const n of shape.toReversed()) {
    index.unshift(rest % n);
    rest = Math.floor(rest / n);
  }
  return index;
}

/** a - b, elementwise, as float32. Both have one shape. */
export const subtract = (a: FlatTensor, b: FlatTensor): FlatTensor => ({
  dtype: 'float32',
  shape: a.shape,
  data: minus(a.data, b.data),
});

/** A number for people: three significant digits. */
export const short = (value: number): string => String(Number(value.toPrecision(3)));

/** As `short`, with as many digits more as keep the number on its own side of a bound: 0.0010004, not 0.001. */
export function shortBeside(value: number, bound: number): string {
  for (let digits = 3; digits < 17; digits++) {
    const shown = Number(value.toPrecision(digits));
    if (Math.sign(shown - bound) === Math.sign(value - bound)) return String(shown);
  }
  return String(value);
}

/** An index or a shape for people: `[0, 3, 4]`. */
export const bracketed = (index: readonly number[]): string => `[${index.join(', ')}]`;
