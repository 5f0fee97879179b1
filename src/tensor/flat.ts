/**
 * A tensor as plain data: what crosses processes and what comparators read. No TensorFlow.js behind it.
 *
 * - `shape`: sizes from the outermost dimension; `[]` is a scalar.
 * - `data`: row-major (last dimension fastest), exactly as many elements as the shape's product.
 */
export interface FlatTensor {
  readonly dtype: 'float32' | 'int32' | 'bool';
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array | Uint8Array;
}

/** Number of elements of a shape; 1 for a scalar. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** A float32 tensor from plain numbers. */
export const float32 = (shape: readonly number[], values: ArrayLike<number>): FlatTensor => ({
  dtype: 'float32',
  shape,
  data: Float32Array.from(values),
});

/** What one array has more than another of the same length, element by element. A loop: `from` with a function takes ten times as long. */
export function minus(a: ArrayLike<number>, b: ArrayLike<number>): Float32Array {
  const data = new Float32Array(a.length);
  for (let i = 0; i < data.length; i++) data[i] = a[i]! - b[i]!;
  return data;
}
