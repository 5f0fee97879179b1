import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { interpolate } from '../../src/attr/index.js';
import { codeOf, distance, onWasm, random, TOLERANCE } from './helpers.js';

describe('interpolate', () => {
  onWasm();

  it('takes the cell floor(i * in / out), nearest, the default', () => {
    const map = random<tf.Rank.R4>([2, 3, 2, 2]);
    const values = map.arraySync();
    const large = interpolate(map, [7, 5]).arraySync();
    for (const [n, example] of large.entries()) {
      for (const [i, line] of example.entries()) {
        for (const [j, cell] of line.entries()) {
          expect(cell).to.deep.equal(values[n]![Math.floor((i * 3) / 7)]![Math.floor((j * 2) / 5)]);
        }
      }
    }
  });

  it('lies between the centres of cells, bilinear', () => {
    const map = tf.tensor4d([0, 4], [1, 1, 2, 1]);
    // Centres of the four cells lie at -0.25, 0.25, 0.75, 1.25 of the two.
    expect(distance(interpolate(map, [1, 4], 'bilinear'), [0, 1, 3, 4])).to.be.at.most(TOLERANCE);
    const plane = tf.tensor4d([0, 4, 8, 12], [1, 2, 2, 1]);
    const expected = [0, 1, 3, 4, 2, 3, 5, 6, 6, 7, 9, 10, 8, 9, 11, 12];
    expect(distance(interpolate(plane, [4, 4], 'bilinear'), expected)).to.be.at.most(TOLERANCE);
  });

  it('refuses what is no map', async () => {
    expect(await codeOf(() => interpolate(tf.zeros([1, 3]), [2, 2]))).to.equal('NOT_A_MAP');
  });
});
