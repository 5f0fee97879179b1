import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';

/** Numbers in [-1, 1), the same on every run. */
function numbers(count: number, seed: number): Float32Array {
  let state = seed + 1;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Matrix [rows,columns] of an array, from `at`, as a function of row and column; turned where it lies transposed. */
const entries = (data: Float32Array, at: number, rows: number, columns: number, transposed: boolean) =>
  transposed
    ? (i: number, j: number) => data[at + j * rows + i]!
    : (i: number, j: number) => data[at + i * columns + j]!;

/** Rows, depth, columns: a tile, its edges, a depth in two parts, blocks of rows, vectors. */
const SIZES = [
  [6, 5, 8],
  [7, 13, 9],
  [5, 1300, 3],
  [150, 20, 17],
  [1, 33, 1],
  [40, 1, 40],
] as const;

describe('matrix products by our own kernel', () => {
  before(() => startBackend('wasm'));

  for (const [m, k, n] of SIZES) {
    for (const [transposeA, transposeB] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      it(`are what the definition says: ${m} x ${k} x ${n}${transposeA ? ', a' : ''}${transposeB ? ', b' : ''}${transposeA || transposeB ? ' transposed' : ''}`, () => {
        const batch = 2;
        const [a, b] = [numbers(batch * m * k, 0), numbers(batch * k * n, 1)];
        const product = tf.tidy(() =>
          tf
            .matMul(
              tf.tensor3d(a, transposeA ? [batch, k, m] : [batch, m, k]),
              tf.tensor3d(b, transposeB ? [batch, n, k] : [batch, k, n]),
              transposeA,
              transposeB,
            )
            .dataSync(),
        );
        for (let at = 0; at < batch; at++) {
          const [A, B] = [entries(a, at * m * k, m, k, transposeA), entries(b, at * k * n, k, n, transposeB)];
          for (let i = 0; i < m; i++) {
            for (let j = 0; j < n; j++) {
              let sum = 0;
              for (let t = 0; t < k; t++) sum += A(i, t) * B(t, j);
              expect(product[(at * m + i) * n + j]).to.be.closeTo(sum, 2e-6 * Math.max(10, k));
            }
          }
        }
      });
    }
  }

  const BATCHES: readonly (readonly [a: number[], b: number[], out: number[]])[] = [
    [
      [2, 1, 4, 5],
      [3, 5, 2],
      [2, 3, 4, 2],
    ],
    [
      [3, 4, 5],
      [5, 2],
      [3, 4, 2],
    ],
    [
      [4, 5],
      [3, 5, 2],
      [3, 4, 2],
    ],
  ]; // prettier-ignore
  it('broadcast batches of both sides, and of one', () => {
    for (const [a, b, out] of BATCHES) {
      tf.tidy(() => {
        const A = tf.tensor(numbers(tf.util.sizeFromShape(a), 0), a);
        const B = tf.tensor(numbers(tf.util.sizeFromShape(b), 1), b);
        const product = tf.matMul(A, B);
        expect(product.shape).to.deep.equal(out);
        // The same, one term after the other: [..., m, k, 1] times [..., 1, k, n].
        const terms = tf.mul(tf.expandDims(A, a.length), tf.expandDims(B, b.length - 2));
        const slow = tf.sum(terms, -2);
        expect(tf.max(tf.abs(tf.sub(product, slow))).dataSync()[0]).to.be.below(2e-6);
      });
    }
  });

  for (const shape of [
    [1, 700, 64],
    [3, 21, 50],
  ]) {
    it(`of a matrix with itself are symmetric to the last bit, and their gradient is that of two factors: ${shape}`, () => {
      for (const transposeA of [true, false]) {
        tf.tidy(() => {
          const x = tf.tensor(
            numbers(
              shape.reduce((p, s) => p * s, 1),
              0,
            ),
            shape,
          );
          const gram = (a: tf.Tensor, b: tf.Tensor) => tf.matMul(a, b, transposeA, !transposeA);
          const own = gram(x, x);
          const turned = tf.transpose(own, [0, 2, 1]);
          expect(tf.max(tf.abs(tf.sub(own, turned))).dataSync()[0]).to.equal(0);
          const copy = (a: tf.Tensor) => tf.mul(a, 1);
          expect(tf.max(tf.abs(tf.sub(own, gram(x, copy(x))))).dataSync()[0]).to.be.below(1e-4);
          const upstream = tf.tensor(numbers(own.size, 3), own.shape);
          const alike = tf.grad((a: tf.Tensor) => gram(a, a))(x, upstream);
          const apart = tf.grad((a: tf.Tensor) => gram(a, copy(a)))(x, upstream);
          const error = tf.max(tf.abs(tf.sub(alike, apart))).dataSync()[0]!;
          expect(error / tf.max(tf.abs(apart)).dataSync()[0]!).to.be.below(2e-6);
        });
      }
    });
  }
});
