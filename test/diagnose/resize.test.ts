import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { coarseOf, RESIZES } from '../../src/diagnose/resize.js';
import { float32 } from '../../src/tensor/flat.js';

/** Two maps of 3 x 4 and two channels; to a size that neither is a multiple of. */
const from = float32(
  [2, 3, 4, 2],
  Array.from({ length: 48 }, (_, i) => Math.sin(12.9898 * i)),
);
const size: [number, number] = [7, 9];

describe('the rules of resizing', () => {
  before(() => tf.setBackend('cpu'));

  const oracles: Record<string, (x: tf.Tensor4D) => tf.Tensor4D> = {
    'nearest neighbour': (x) => tf.image.resizeNearestNeighbor(x, size),
    'nearest neighbour with half-pixel centres': (x) => tf.image.resizeNearestNeighbor(x, size, false, true),
    'nearest neighbour with aligned corners': (x) => tf.image.resizeNearestNeighbor(x, size, true),
    'bilinear interpolation': (x) => tf.image.resizeBilinear(x, size),
    'bilinear interpolation with half-pixel centres': (x) => tf.image.resizeBilinear(x, size, false, true),
    'bilinear interpolation with aligned corners': (x) => tf.image.resizeBilinear(x, size, true),
  };

  it('are all of TensorFlow.js', () =>
    expect(Object.keys(RESIZES).sort()).to.deep.equal(Object.keys(oracles).sort()));

  for (const [name, oracle] of Object.entries(oracles)) {
    it(`${name} is that of TensorFlow.js`, () => {
      const right = tf.tidy(() => oracle(tf.tensor4d(Float32Array.from(from.data), [2, 3, 4, 2])).dataSync());
      const made = RESIZES[name]!(from, ...size);
      for (const [i, value] of right.entries()) expect(made(i), `number ${i}`).to.be.closeTo(value, 1e-6);
    });
  }

  it('a map that was enlarged to blocks is made small again, and no other one', () => {
    const blocks = RESIZES['nearest neighbour']!(from, 9, 12);
    const large = float32(
      [2, 9, 12, 2],
      Array.from({ length: 432 }, (_, i) => blocks(i)),
    );
    expect(coarseOf(large)).to.deep.equal({ ...from, dtype: 'float32' });
    expect(coarseOf(from)).to.equal(undefined);
  });
});
