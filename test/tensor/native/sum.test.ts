import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';

describe('sums by our own kernel', () => {
  before(() => startBackend('wasm'));

  it('keep their digits over as many numbers as a batch of pictures has', () => {
    const tenth = Math.fround(0.1);
    const sum = tf.tidy(() => tf.sum(tf.fill([3_000_001], 0.1)).dataSync()[0]);
    // Added one by one in single precision it would be off by 4 %.
    expect(sum).to.equal(Math.fround(3_000_001 * tenth));
  });

  it('run over any axes', () => {
    const shape = [3, 4, 5, 6];
    const values = Float32Array.from({ length: 360 }, (_, i) => ((i * 7919) % 1000) / 8);
    for (let mask = 1; mask < 16; mask++) {
      const axes = [0, 1, 2, 3].filter((axis) => mask & (1 << axis));
      const left = shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
      const wanted = new Float64Array(left.reduce((p, s) => p * s, 1));
      for (const [i, value] of values.entries()) {
        const at = tf.util.indexToLoc(i, 4, tf.util.computeStrides(shape));
        const own = at.map((index, axis) => (axes.includes(axis) ? 0 : index));
        wanted[tf.util.locToIndex(own, 4, tf.util.computeStrides(left))]! += value;
      }
      tf.tidy(() => {
        const x = tf.tensor(values, shape);
        const sum = tf.sum(x, axes, true);
        expect(sum.shape).to.deep.equal(left);
        expect([...sum.dataSync()], `axes ${axes}`).to.deep.equal([...wanted]);
        expect(tf.mean(x, axes).dataSync()[0]).to.be.closeTo((wanted[0]! * wanted.length) / 360, 1e-4);
      });
    }
  });
});
