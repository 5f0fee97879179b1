import * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend, withRoom } from './memory.js';
import { native } from './module.js';

/** Bounds that an activation sets to a sum. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}
export const FREE: Bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** Bytes of a packed matrix [k,n]: panels of 8 columns, the last filled up. */
export const packedBytes = (k: number, n: number): number => Math.ceil(n / 8) * k * 32;

/** How much of the depth is packed at a time; as `DEPTH` of assembly/product.ts. */
const DEPTH = 640;

/** Room for two tiles of assembly/tile.ts. */
const EDGE = 384;

export interface ProductAttributes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/**
 * Matrix products of float32: clamp(a b + bias).
 *
 * - `a`: [..., m, k], with transposeA [..., k, m]; `b`: [..., k, n], with transposeB [..., n, k]; batches broadcast;
 *   `bias`: [n]. Returns [..., m, n].
 */
export function multiply(
  backend: WasmBackend,
  [a, b, bias]: readonly [tf.TensorInfo, tf.TensorInfo, (tf.TensorInfo | undefined)?],
  { transposeA, transposeB }: ProductAttributes,
  { low, high }: Bounds = FREE,
): tf.TensorInfo {
  const { batch, rows, columns, depth: k } = productShape(a.shape, b.shape, transposeA, transposeB);
  const output = backend.makeOutput([...batch, rows, columns], 'float32');
  const pairs = pairsOf(a.shape.slice(0, -2), b.shape.slice(0, -2), batch);
  // One matrix b for all: the matrices a are one, the one below the other.
  const joined = !transposeA && pairs.every(([i, j], at) => i === at && j === 0);
  const [m, n] = [joined ? rows * pairs.length : rows, columns];
  // A matrix times itself transposed, as a Gram matrix is.
  const same = a.dataId === b.dataId && transposeA !== transposeB && !bias;
  const [aStride, aStep] = transposeA ? [4, m * 4] : [k * 4, 4];
  const [down, right] = transposeB ? [1, k] : [n, 1];
  withRoom(backend, EDGE + packedBytes(Math.min(k, DEPTH), n), (room) => {
    const panels = room + EDGE;
    const start = bias ? addressOf(backend, bias) : 0;
    let to = addressOf(backend, output);
    for (const [i, j] of joined ? pairs.slice(0, 1) : pairs) {
      const first = addressOf(backend, a) + i * m * k * 4;
      const second = addressOf(backend, b) + j * k * n * 4;
      // In parts of the depth, which are still near when they are multiplied; at least one, which may be empty.
      for (let done = 0; done === 0 || done < k; done += DEPTH) {
        const depth = Math.min(DEPTH, k - done);
        native().pack(second + done * down * 4, down, right, depth, n, panels, depth * 32);
        native().product(
          ...([first + done * aStep, aStride, aStep, panels, m, n, depth] as const),
          ...(done === 0 ? ([start, 0] as const) : ([to, n * 4] as const)),
          ...([to, n * 4] as const),
          ...(done + depth < k ? ([FREE.low, FREE.high] as const) : ([low, high] as const)),
          ...([room, Number(same && i === j)] as const),
        );
      }
      to += m * n * 4;
    }
  });
  return output;
}

/** Sizes of a product, checked. */
export function productShape(
  a: readonly number[],
  b: readonly number[],
  transposeA: boolean,
  transposeB: boolean,
) {
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.slice(0, -2), b.slice(0, -2));
  const [rows, depth] = (transposeA ? a.slice(-2).reverse() : a.slice(-2)) as [number, number];
  const [below, columns] = (transposeB ? b.slice(-2).reverse() : b.slice(-2)) as [number, number];
  tf.util.assert(
    depth === below,
    () =>
      `Error in matMul: inner shapes (${depth}) and (${below}) of Tensors with shapes ${a} and ${b} and ` +
      `transposeA=${transposeA} and transposeB=${transposeB} must match.`,
  );
  return { batch, rows, columns, depth };
}

/** For each matrix of the result, which of a's and of b's. */
export function pairsOf(
  a: readonly number[],
  b: readonly number[],
  batch: readonly number[],
): (readonly [number, number])[] {
  const indexIn = (shape: readonly number[], at: readonly number[]): number => {
    const own = at.slice(at.length - shape.length);
    return shape.reduce((index, size, axis) => index * size + (size === 1 ? 0 : own[axis]!), 0);
  };
  return Array.from({ length: tf.util.sizeFromShape([...batch]) }, (_, flat) => {
    const at = tf.util.indexToLoc(flat, batch.length, tf.util.computeStrides([...batch]));
    return [indexIn(a, at), indexIn(b, at)] as const;
  });
}
