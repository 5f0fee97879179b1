import { type FlatTensor, sizeOf } from '../tensor/flat.js';
import { bracketed, unravel } from './numbers.js';

/**
 * What keeps two tensors from being compared number by number, as one sentence; `undefined` if nothing does.
 *
 * In this order: dtype, shape, amount of data, NaN or infinity on either side. A non-finite number never counts as close
 * to anything, not even to itself.
 */
export function structureProblem(actual: FlatTensor, expected: FlatTensor): string | undefined {
  if (actual.dtype !== expected.dtype) {
    return `The dtype is ${actual.dtype}, expected ${expected.dtype}.`;
  }
  if (!sameShape(actual.shape, expected.shape)) {
    return `The shape is ${bracketed(actual.shape)}, expected ${bracketed(expected.shape)}.`;
  }
  const size = sizeOf(expected.shape);
  for (const { data } of [actual, expected]) {
    if (data.length !== size) return `${data.length} numbers arrived for ${size} elements.`;
  }
  return nonFiniteProblem(actual) ?? nonFiniteProblem(expected, ' of the answer key');
}

export const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i]);

/** Names the first NaN or infinity of a tensor, its place, and how many there are. `whose` follows the place. */
export function nonFiniteProblem({ data, shape }: FlatTensor, whose = ''): string | undefined {
  let first = -1;
  let count = 0;
  for (let i = 0; i < data.length; i++) {
    if (Number.isFinite(data[i])) continue;
    if (first === -1) first = i;
    count++;
  }
  if (first === -1) return undefined;
  const place = `${data[first]} at ${bracketed(unravel(first, shape))}${whose}`;
  return count === 1 ? `${place}.` : `${place}, first of ${count}.`;
}
