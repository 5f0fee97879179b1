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
