import * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend } from './memory.js';
import { native } from './module.js';
import { type ProductAttributes, pairsOf, productShape } from './product.js';

/** Products of int32, as `multiply` makes those of float32; sums wrap as int32 does. */
export function multiplyIntegers(
  backend: WasmBackend,
  a: tf.Tensor,
  b: tf.Tensor,
  { transposeA, transposeB }: ProductAttributes,
): tf.TensorInfo {
  const { batch, rows, columns, depth } = productShape(a.shape, b.shape, transposeA, transposeB);
  const output = backend.makeOutput([...batch, rows, columns], 'int32');
  tf.tidy(() => {
    const [left, right] = [transposeA ? turned(a) : a, transposeB ? turned(b) : b];
    const pairs = pairsOf(a.shape.slice(0, -2), b.shape.slice(0, -2), batch);
    for (const [at, [i, j]] of pairs.entries()) {
      const first = addressOf(backend, left) + i * rows * depth * 4;
      const second = addressOf(backend, right) + j * depth * columns * 4;
      const to = addressOf(backend, output) + at * rows * columns * 4;
      native().productOfIntegers(first, second, rows, depth, columns, to);
    }
  });
  return output;
}

/** With the last two axes exchanged. */
const turned = (x: tf.Tensor): tf.Tensor => {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!]);
};

/**
 * A product with one vector, for which no matrix needs packing; undefined where it is none.
 *
 * - As for `multiply`, of float32.
 */
export function multiplyVector(
  backend: WasmBackend,
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  { transposeA, transposeB }: ProductAttributes,
): tf.TensorInfo | undefined {
  const { batch, rows, columns, depth } = productShape(a.shape, b.shape, transposeA, transposeB);
  if (columns !== 1 || tf.util.sizeFromShape(b.shape) !== depth || (transposeA && rows !== 1))
    return undefined;
  const output = backend.makeOutput([...batch, rows, 1], 'float32');
  const lines = tf.util.sizeFromShape(a.shape) / depth;
  native().dots(addressOf(backend, a), addressOf(backend, b), lines, depth, addressOf(backend, output));
  return output;
}
