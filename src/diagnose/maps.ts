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

/** The same numbers with the dimensions in another order: result dimension d is dimension `order[d]` of `tensor`. */
export function permute({ dtype, shape, data }: FlatTensor, order: readonly number[]): FlatTensor {
  const strides = shape.map((_, d) => sizeOf(shape.slice(d + 1)));
  const permuted = order.map((d) => shape[d]!);
  const result = new Float32Array(data.length);
  for (let i = 0; i < result.length; i++) {
    let [rest, from] = [i, 0];
    for (let d = order.length - 1; d >= 0; d--) {
      from += (rest % permuted[d]!) * strides[order[d]!]!;
      rest = Math.floor(rest / permuted[d]!);
    }
    result[i] = data[from]!;
  }
  return { dtype, shape: permuted, data: result };
}

/** One number an element without its last dimension, from that dimension's numbers. */
export function reduceLast(
  { shape, data }: FlatTensor,
  reduce: (values: Float32Array | Int32Array | Uint8Array) => number,
): FlatTensor {
  const channels = shape.at(-1) ?? 1;
  const reduced = Float32Array.from({ length: data.length / channels }, (_, i) =>
    reduce(data.subarray(i * channels, (i + 1) * channels)),
  );
  return { dtype: 'float32', shape: shape.slice(0, -1), data: reduced };
}
