import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';

const orders = (axes: readonly number[]): number[][] =>
  axes.length < 2
    ? [[...axes]]
    : axes.flatMap((axis) => orders(axes.filter((other) => other !== axis)).map((rest) => [axis, ...rest]));

/** Row-major numbers 0, 1, 2, ... so that each says where it was. */
const counted = (shape: number[], dtype: 'float32' | 'int32' | 'bool' = 'float32'): tf.Tensor =>
  tf.cast(tf.reshape(tf.range(0, tf.util.sizeFromShape(shape)), shape), dtype);

const at = (x: tf.Tensor, index: readonly number[]): number =>
  x.dataSync()[tf.util.locToIndex([...index], x.rank, tf.util.computeStrides(x.shape))]!;

/** Every index of a shape. */
const indices = (shape: readonly number[]): number[][] =>
  Array.from({ length: tf.util.sizeFromShape([...shape]) }, (_, i) =>
    tf.util.indexToLoc(i, shape.length, tf.util.computeStrides([...shape])),
  );

describe('copies of rows and blocks by our own kernels', () => {
  before(() => startBackend('wasm'));

  it('transpose by every order of four axes', () => {
    const shape = [2, 5, 4, 3];
    for (const perm of orders([0, 1, 2, 3])) {
      tf.tidy(() => {
        const turned = tf.transpose(counted(shape, 'int32'), perm);
        const wanted = indices(turned.shape).map((index) => {
          const from = shape.map((_, axis) => index[perm.indexOf(axis)]!);
          return tf.util.locToIndex(from, 4, tf.util.computeStrides(shape));
        });
        expect([...turned.dataSync()], `order ${perm}`).to.deep.equal(wanted);
      });
    }
  });

  it('transpose a matrix whose sides are no multiples of a block', () => {
    const turned = tf.tidy(() => tf.transpose(counted([67, 37])).arraySync() as number[][]);
    expect(turned.every((row, j) => row.every((value, i) => value === i * 37 + j))).to.equal(true);
  });

  for (const dtype of ['float32', 'int32', 'bool'] as const) {
    it(`slice, pad, join and split: ${dtype}`, () => {
      const shape = [3, 4, 5, 2];
      const parts = [
        [
          [0, 0, 0, 0],
          [3, 4, 5, 2],
        ],
        [
          [1, 2, 0, 0],
          [2, 1, 5, 2],
        ],
        [
          [0, 1, 1, 1],
          [3, 2, 3, 1],
        ],
        [
          [2, 0, 3, 0],
          [1, 4, 2, 2],
        ],
        [
          [0, 0, 4, 0],
          [3, 4, 1, 2],
        ],
      ] as const; // prettier-ignore
      tf.tidy(() => {
        const x = counted(shape, dtype);
        for (const [begin, size] of parts) {
          const part = tf.slice(x, [...begin], [...size]);
          const wanted = indices(size).map((index) =>
            at(
              x,
              index.map((i, axis) => i + begin[axis]!),
            ),
          );
          expect([...part.dataSync()]).to.deep.equal(wanted);
          const frame = shape.map((all, axis) => [begin[axis]!, all - begin[axis]! - size[axis]!]) as [
            number,
            number,
          ][];
          const back = tf.pad(part, frame, 1);
          const inside = (index: readonly number[]) =>
            index.every((i, axis) => i >= begin[axis]! && i < begin[axis]! + size[axis]!);
          expect([...back.dataSync()]).to.deep.equal(
            indices(shape).map((index) => (inside(index) ? at(x, index) : 1)),
          );
        }
        for (const axis of [0, 1, 2, 3]) {
          const pieces = tf.split(x, [1, shape[axis]! - 1], axis);
          expect([...tf.concat(pieces, axis).dataSync()]).to.deep.equal([...x.dataSync()]);
          expect(pieces[1]!.dataSync()[0]).to.equal(
            at(
              x,
              shape.map((_, other) => (other === axis ? 1 : 0)),
            ),
          );
        }
      });
    });
  }
});
