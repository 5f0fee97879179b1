import type { Numbers } from '../compare/numbers.js';
import type { FlatTensor } from '../tensor/flat.js';
import { sizeOf } from '../tensor/flat.js';

/** Smallest of some numbers. */
export function lowest(numbers: Numbers): number {
  let low = Number.POSITIVE_INFINITY;
  for (let i = 0; i < numbers.length; i++) low = Math.min(low, numbers[i]!);
  return low;
}

/** Largest of some numbers. */
export function highest(numbers: Numbers): number {
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < numbers.length; i++) high = Math.max(high, numbers[i]!);
  return high;
}

/** How many of the numbers from 0 to below `size` fit. */
export function countOf(size: number, fits: (i: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < size; i++) if (fits(i)) count++;
  return count;
}

/** Euclidean norm of the negative part alone. */
export const negativeNorm = ({ data }: FlatTensor): number => {
  let sum = 0;
  for (const value of data) if (value < 0) sum += value * value;
  return Math.sqrt(sum);
};

/**
 * Where a tensor's dimensions stand in another order: for the place of a number in the result, its place in the tensor of
 * that shape. Result dimension d is dimension `order[d]`.
 */
export function permuted(shape: readonly number[], order: readonly number[]): (i: number) => number {
  const sizes = order.map((d) => shape[d]!);
  const strides = order.map((d) => sizeOf(shape.slice(d + 1)));
  return (i) => {
    let [rest, from] = [i, 0];
    for (let d = sizes.length - 1; d >= 0; d--) {
      from += (rest % sizes[d]!) * strides[d]!;
      rest = Math.floor(rest / sizes[d]!);
    }
    return from;
  };
}

/** The numbers along the last axis at the i-th place of all others. */
export function lastAt({ shape, data }: FlatTensor, i: number): Numbers {
  const length = shape.at(-1) ?? 1;
  return data.subarray(i * length, (i + 1) * length);
}

/** Some of a list, as far apart as can be. */
export function spread<T>(list: readonly T[], most: number): T[] {
  const stride = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, i) => i % stride === 0);
}

/** Where rows along the last axis begin in which not all is 0: some of them, spread over all. */
export function filledRows({ data }: FlatTensor, length: number, most: number): number[] {
  const filled: number[] = [];
  for (let at = 0; at < data.length; at += length) {
    for (let k = 0; k < length; k++) {
      if (data[at + k] === 0) continue;
      filled.push(at);
      break;
    }
  }
  return spread(filled, most);
}
