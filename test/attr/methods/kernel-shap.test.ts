import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { KernelShap } from '../../../src/attr/index.js';
import {
  codeOf,
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

describe('KernelShap', () => {
  onWasm();
  /** Shapley values of one example, an element each. */
  const exact = (x: readonly number[], groups: readonly number[]): number[] => {
    const values = shapley(new Set(groups).size, (present) =>
      plainSquaredSum(x.map((value, i) => (present[groups[i]!] ? value : 0))),
    );
    return groups.map((group) => values[group]!.mean);
  };

  for (const features of [1, 2, 3, 5]) {
    it(`of ${features} features is their Shapley values, when all ${2 ** features - 2} coalitions are tried`, async () => {
      const X = random<tf.Rank.R2>([2, features]);
      const nSamples = Math.max(1, 2 ** features - 2);
      const map = await new KernelShap(squaredSum).attribute(X, { nSamples });
      const groups = Array.from({ length: features }, (_, i) => i);
      expect(
        distance(
          map,
          X.arraySync().flatMap((x) => exact(x, groups)),
        ),
      ).to.be.at.most(1e-3);
    });
  }

  it('of groups, some in two inputs, is the Shapley values of the groups', async () => {
    const inputs = [random([1, 3], 'x'), random([1, 2], 'y')];
    const featureMask = [row(0, 1, 1), row(1, 2)];
    const maps = await new KernelShap(squaredSum).attribute(inputs, { featureMask });
    expect(distance(maps, exact(numbersOf(inputs), [0, 1, 1, 1, 2]))).to.be.at.most(1e-3);
  });

  it('of fewer coalitions than there are still adds up to the change of the score, and comes closer with more', async () => {
    const X = random<tf.Rank.R2>([1, 6]);
    const [x] = X.arraySync();
    const groups = [0, 1, 2, 3, 4, 5];
    const errorOf = async (nSamples: number): Promise<number> => {
      let error = 0;
      for (let seed = 0; seed < 5; seed++) {
        const options = { nSamples, seed, perturbationsPerEval: 20 };
        const map = await new KernelShap(squaredSum).attribute(X, options);
        expect(tf.sum(map).dataSync()[0]).to.be.closeTo(plainSquaredSum(x!), 1e-3);
        error += distance(map, exact(x!, groups));
      }
      return error;
    };
    expect(await errorOf(60)).to.be.below((await errorOf(3)) / 2);
  });

  it('of few coalitions is exact where features only add up, as soon as they tell the features apart', async () => {
    const options = { target: 0, baselines: 10, nSamples: 5 };
    const map = await new KernelShap(multiLayer()).attribute(row(20, 50, 30), options);
    expect(distance(map, [40, 160, 80])).to.be.at.most(1e-2);
  });

  it('refuses more features than a regression can tell apart', async () => {
    const many = new KernelShap(squaredSum);
    expect(await codeOf(() => many.attribute(tf.zeros([1, 501])))).to.equal('TOO_MANY_FEATURES');
  });
});
