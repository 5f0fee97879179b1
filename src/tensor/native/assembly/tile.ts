/** Rows and columns of a tile: twelve accumulators, two vectors of B and one of A fill the fifteen registers that V8 gives. */
export const ROWS: i32 = 6;
export const COLUMNS: i32 = 8;
/** Bytes of a tile, and of one row of it. */
export const TILE_BYTES: usize = 192;
export const TILE_STRIDE: usize = 32;

/** a * b + c; in the relaxed build rounded once where the processor can. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(c, f32x4.mul(a, b));
}

/**
 * One tile of a matrix product: C[rows,8] = clamp(start + A[rows,k] B[k,8]).
 *
 * - `a`: `aStride` bytes from row to row and `aStep` from column to column, so that a transposed A is as good. `b`: a packed
 *   panel, 8 numbers for each of the `k`.
 * - `start`: what the sums begin with, `startStride` bytes from row to row (0: the same for all, a bias).
 * - `rows`: 1 to 6; what is missing repeats the last row, so nothing beyond is read or written.
 * - `low`, `high`: bounds of the result; NaN stays NaN.
 */
export function tile(
  a: usize, aStride: usize, aStep: usize, b: usize, k: i32, rows: i32,
  start: usize, startStride: usize, c: usize, cStride: usize, low: f32, high: f32,
): void {
  let a0 = a;
  let a1 = a0 + (rows > 1 ? aStride : 0);
  let a2 = a1 + (rows > 2 ? aStride : 0);
  let a3 = a2 + (rows > 3 ? aStride : 0);
  let a4 = a3 + (rows > 4 ? aStride : 0);
  let a5 = a4 + (rows > 5 ? aStride : 0);
  const i1 = start + (rows > 1 ? startStride : 0);
  const i2 = i1 + (rows > 2 ? startStride : 0);
  const i3 = i2 + (rows > 3 ? startStride : 0);
  const i4 = i3 + (rows > 4 ? startStride : 0);
  const i5 = i4 + (rows > 5 ? startStride : 0);
  let s00 = v128.load(start), s01 = v128.load(start, 16);
  let s10 = v128.load(i1), s11 = v128.load(i1, 16);
  let s20 = v128.load(i2), s21 = v128.load(i2, 16);
  let s30 = v128.load(i3), s31 = v128.load(i3, 16);
  let s40 = v128.load(i4), s41 = v128.load(i4, 16);
  let s50 = v128.load(i5), s51 = v128.load(i5, 16);
  const end = b + <usize>k * TILE_STRIDE;
  while (b < end) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    b += TILE_STRIDE;
    const x0 = v128.load32_splat(a0);
    s00 = madd(x0, b0, s00); s01 = madd(x0, b1, s01);
    a0 += aStep;
    const x1 = v128.load32_splat(a1);
    s10 = madd(x1, b0, s10); s11 = madd(x1, b1, s11);
    a1 += aStep;
    const x2 = v128.load32_splat(a2);
    s20 = madd(x2, b0, s20); s21 = madd(x2, b1, s21);
    a2 += aStep;
    const x3 = v128.load32_splat(a3);
    s30 = madd(x3, b0, s30); s31 = madd(x3, b1, s31);
    a3 += aStep;
    const x4 = v128.load32_splat(a4);
    s40 = madd(x4, b0, s40); s41 = madd(x4, b1, s41);
    a4 += aStep;
    const x5 = v128.load32_splat(a5);
    s50 = madd(x5, b0, s50); s51 = madd(x5, b1, s51);
    a5 += aStep;
  }
  const l = f32x4.splat(low), h = f32x4.splat(high);
  const c1 = c + (rows > 1 ? cStride : 0);
  const c2 = c1 + (rows > 2 ? cStride : 0);
  const c3 = c2 + (rows > 3 ? cStride : 0);
  const c4 = c3 + (rows > 4 ? cStride : 0);
  const c5 = c4 + (rows > 5 ? cStride : 0);
  put(c, s00, s01, l, h);
  put(c1, s10, s11, l, h);
  put(c2, s20, s21, l, h);
  put(c3, s30, s31, l, h);
  put(c4, s40, s41, l, h);
  put(c5, s50, s51, l, h);
}

@inline
function put(c: usize, first: v128, second: v128, low: v128, high: v128): void {
  v128.store(c, f32x4.min(f32x4.max(first, low), high));
  v128.store(c, f32x4.min(f32x4.max(second, low), high), 16);
}
