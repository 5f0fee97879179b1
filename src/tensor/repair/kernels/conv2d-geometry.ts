import type * as tf from '@tensorflow/tfjs';

/**
 * Puts `stride - 1` zeros between neighbouring rows and columns: [N,H,W,C] -> [N,(H-1)s+1,(W-1)s+1,C].
 * A strided convolution's input gradient is then a plain convolution.
 */
export function insertZeros(x: tf.Tensor4D, [sh, sw]: readonly [number, number]): tf.Tensor4D {
  if (sh === 1 && sw === 1) return x;
  const [n, h, w, c] = x.shape;
  const spread = x
    .reshape([n, h, 1, w, c])
    .pad([
      [0, 0],
      [0, 0],
      [0, sh - 1],
      [0, 0],
      [0, 0],
    ]) // prettier-ignore
    .reshape([n * h * sh, w, 1, c])
    .pad([
      [0, 0],
      [0, 0],
      [0, sw - 1],
      [0, 0],
    ]) // prettier-ignore
    .reshape([n, h * sh, w * sw, c]);
  return spread.slice([0, 0, 0, 0], [n, (h - 1) * sh + 1, (w - 1) * sw + 1, c]) as tf.Tensor4D;
}

/**
 * Fits a map to `[height, width]` at an offset: rows and columns are added as zeros, or cut off where negative.
 */
export function place(x: tf.Tensor4D, top: number, left: number, height: number, width: number): tf.Tensor4D {
  const [n, h, w, c] = x.shape;
  const bottom = height - h - top;
  const right = width - w - left;
  const sides = [top, bottom, left, right];
  // Each step copies the whole map: only those that change something.
  const padded = sides.some((side) => side > 0)
    ? (x.pad([
        [0, 0],
        [Math.max(0, top), Math.max(0, bottom)],
        [Math.max(0, left), Math.max(0, right)],
        [0, 0],
      ]) as tf.Tensor4D)
    : x;
  if (sides.every((side) => side >= 0)) return padded;
  return padded.slice([0, Math.max(0, -top), Math.max(0, -left), 0], [n, height, width, c]) as tf.Tensor4D;
}

/** Every `stride`-th row and column of [N,H,W,C] from an offset, `height` x `width` of them. */
export function sample(
  x: tf.Tensor4D,
  [row, column]: readonly [number, number],
  [sh, sw]: readonly [number, number],
  [height, width]: readonly [number, number],
): tf.Tensor4D {
  const [n, , , c] = x.shape;
  const end = [n, row + (height - 1) * sh + 1, column + (width - 1) * sw + 1, c];
  return x.stridedSlice([0, row, column, 0], end, [1, sh, sw, 1]) as tf.Tensor4D;
}
