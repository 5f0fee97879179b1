import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { ShapleyValueSampling } from '../../../src/attr/index.js';
import {
  distance,
  numbersOf,
  onWasm,
  plainSquaredSum,
  random,
  row,
  shapley,
  squaredSum,
} from '../helpers.js';
import { multiLayer } from '../networks.js';

describe('ShapleyValueSampling', () => {
  onWasm();
  const score = (x: readonly number[], groups: readonly number[], present: readonly boolean[]): number =>
    plainSquaredSum(x.map((value, i) => (present[groups[i]!] ? value : 0.5)));

  it('comes as close to the Shapley values over all orders as 200 orders can, and adds up exactly', async () => {
    const X = random<tf.Rank.R2>([2, 5]);
    const groups = [0, 1, 1, 2, 3];
    const map = await new ShapleyValueSampling(squaredSum).attribute(X, {
      featureMask: row(...groups),
      baselines: 0.5,
      nSamples: 200,
      perturbationsPerEval: 4,
    });
    for (const [n, x] of X.arraySync().entries()) {
      const attributed = numbersOf(tf.slice(map, n, 1));
      const exact = shapley(4, (present) => score(x, groups, present));
      for (const [feature, { mean, deviation }] of exact.entries()) {
        const value = attributed[groups.indexOf(feature)]!;
        expect(Math.abs(value - mean)).to.be.at.most(4 * (deviation / Math.sqrt(200)) + 1e-3);
      }
      const sum = [0, 1, 3, 4].reduce((total, place) => total + attributed[place]!, 0);
      expect(sum).to.be.closeTo(plainSquaredSum(x) - plainSquaredSum([0.5, 0.5, 0.5, 0.5, 0.5]), 1e-3);
      expect(attributed[1]).to.equal(attributed[2]);
    }
  });

  it('is exact after one order where features only add up', async () => {
    const map = await new ShapleyValueSampling(multiLayer()).attribute(row(20, 50, 30), {
      target: 0,
      baselines: 10,
      nSamples: 1,
    });
    expect(distance(map, [40, 160, 80])).to.be.at.most(1e-3);
  });

  it('counts a feature that lies in two inputs as one', async () => {
    const inputs = [random([1, 2], 'x'), random([1, 2], 'y')];
    const groups = [0, 1, 1, 2];
    const maps = await new ShapleyValueSampling(squaredSum).attribute(inputs, {
      featureMask: [row(0, 1), row(1, 2)],
      baselines: 0.5,
      nSamples: 200,
    });
    const [first, shared, same, last] = numbersOf(maps);
    expect(shared).to.equal(same);
    const all = numbersOf(inputs);
    const exact = shapley(3, (present) => score(all, groups, present));
    for (const [i, value] of [first!, shared!, last!].entries()) {
      const { mean, deviation } = exact[i]!;
      expect(Math.abs(value - mean)).to.be.at.most(4 * (deviation / Math.sqrt(200)) + 1e-3);
    }
  });

  it('follows its seed', async () => {
    const X = random([1, 5]);
    const at = (seed: number) => new ShapleyValueSampling(squaredSum).attribute(X, { nSamples: 2, seed });
    expect(distance(await at(1), await at(1))).to.equal(0);
    expect(distance(await at(1), await at(2))).to.be.above(0.01);
  });
});
