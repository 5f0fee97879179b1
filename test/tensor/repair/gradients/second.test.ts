import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../../src/tensor/backend.js';

/** Numbers in [-1, 1), the same on every run, no two alike. */
const wave = (shape: number[], phase = 0): tf.Tensor =>
  tf.tensor(
    Array.from(
      { length: tf.util.sizeFromShape(shape) },
      (_, i) => Math.sin(12.9898 * (i + 1) + phase) * 0.97,
    ),
    shape,
  );
const four = (x: tf.Tensor) => x as tf.Tensor4D;
const five = (x: tf.Tensor) => x as tf.Tensor5D;

/** Functions whose first derivative is differentiated again: by their own argument. */
const cases: Record<string, [shape: number[], of: (x: tf.Tensor) => tf.Tensor]> = {
  avgPool: [[1, 5, 4, 2], (x) => tf.avgPool(four(tf.square(x)), 3, 2, 'same')],
  avgPool3d: [[1, 3, 4, 3, 1], (x) => tf.avgPool3d(five(tf.square(x)), 2, 1, 'same')],
  maxPool: [[2, 4, 4, 2], (x) => tf.maxPool(four(tf.square(x)), 2, 2, 'valid')],
  resizeBilinear: [[1, 3, 4, 2], (x) => tf.image.resizeBilinear(four(tf.square(x)), [5, 6], false, true)],
  resizeNearestNeighbor: [[1, 3, 4, 2], (x) => tf.image.resizeNearestNeighbor(four(tf.square(x)), [5, 6])],
  'conv2d by its filter': [
    [2, 2, 2, 3],
    (w) => tf.conv2d(four(wave([1, 5, 4, 2])), four(tf.square(w)), 1, 'same'),
  ],
  'conv2d by both': [
    [1, 3, 3, 1],
    (x) => tf.conv2d(four(tf.square(x)), four(tf.reshape(x, [3, 3, 1, 1])), 1, 'same'),
  ],
  'conv3d by both': [
    [1, 2, 2, 2, 1],
    (x) => tf.conv3d(five(tf.square(x)), five(tf.reshape(x, [2, 2, 2, 1, 1])), 1, 'same'),
  ],
  'depthwise by both': [
    [1, 3, 3, 1],
    (x) => tf.depthwiseConv2d(four(tf.square(x)), four(tf.reshape(x, [3, 3, 1, 1])), 1, 'same'),
  ],
  elu: [[7], (x) => tf.elu(tf.mul(x, 2))],
  exp: [[5], (x) => tf.exp(x)],
  sigmoid: [[5], (x) => tf.sigmoid(x)],
  tanh: [[5], (x) => tf.tanh(x)],
  softmax: [[2, 3], (x) => tf.softmax(tf.mul(x, 3))],
  pow: [[5], (x) => tf.pow(tf.add(x, 2), 3)],
};

for (const backend of ['wasm', 'cpu'] as const) {
  describe(`second derivatives against finite differences, on ${backend}`, () => {
    before(() => startBackend(backend));

    for (const [name, [shape, of]] of Object.entries(cases)) {
      it(name, () => {
        tf.tidy(() => {
          const x = wave(shape, 1);
          const along = wave(shape, 5);
          const weights = wave(of(x).shape, 3);
          // The slope of the weighted results along a direction, and how that slope changes along another.
          const slope = (at: tf.Tensor) =>
            tf.sum(tf.mul(tf.grad((y) => tf.sum(tf.mul(of(y), weights)))(at), along)) as tf.Scalar;
          const other = wave(shape, 2);
          const found = tf.sum(tf.mul(tf.grad(slope)(x), other)).dataSync()[0]!;
          const step = 2e-3;
          const [ahead, behind] = [step, -step].map(
            (by) => slope(tf.add(x, tf.mul(other, by))).dataSync()[0]!,
          ) as [number, number];
          const wanted = (ahead - behind) / (2 * step);
          // Largest seen: 2e-3, of float32 differences.
          expect(Math.abs(wanted), 'nothing to see').to.be.above(1e-3);
          expect(found).to.be.closeTo(wanted, 0.01 * Math.max(1, Math.abs(wanted)));
        });
      });
    }
  });
}
