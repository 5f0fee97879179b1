import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { FeaturePermutation } from '../../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, plainSquaredSum, random, row, squaredSum } from '../helpers.js';

describe('FeaturePermutation', () => {
  onWasm();

  it('of two examples is the drop when they exchange a feature', async () => {
    const X = random<tf.Rank.R2>([2, 4]);
    const groups = [0, 1, 1, 2];
    const map = await new FeaturePermutation(squaredSum).attribute(X, { featureMask: row(...groups) });
    const rows = X.arraySync();
    const expected = rows.flatMap((x, n) =>
      x.map((_, place) => {
        const exchanged = x.map((value, i) => (groups[i] === groups[place] ? rows[1 - n]![i]! : value));
        return plainSquaredSum(x) - plainSquaredSum(exchanged);
      }),
    );
    expect(distance(map, expected)).to.be.at.most(1e-3);
  });

  it('of two examples exchanges a feature that lies in two inputs together', async () => {
    const inputs = [random<tf.Rank.R2>([2, 2], 'x'), random<tf.Rank.R2>([2, 2], 'y')];
    const featureMask = [row(0, 1), row(1, 2)];
    const maps = await new FeaturePermutation(squaredSum).attribute(inputs, { featureMask });
    const rows = tf.concat(inputs, 1).arraySync() as number[][];
    const groups = [0, 1, 1, 2];
    const expected = rows.map((x, n) =>
      x.map((_, place) => {
        const exchanged = x.map((value, i) => (groups[i] === groups[place] ? rows[1 - n]![i]! : value));
        return plainSquaredSum(x) - plainSquaredSum(exchanged);
      }),
    );
    expect(distance(tf.concat(maps, 1), expected.flat())).to.be.at.most(1e-3);
  });

  it('of a batch gives each example the feature of another in a random order that is not their own', async () => {
    const X = random<tf.Rank.R2>([5, 3]);
    const linear = (x: tf.Tensor) => tf.sum(x, 1);
    const drops = new Set<string>();
    for (const seed of [0, 1, 2, 3]) {
      const map = await new FeaturePermutation(linear).attribute(X, { seed });
      drops.add(String(numbersOf(map)));
      const given = tf.sub(X, map).arraySync() as number[][];
      for (const feature of [0, 1, 2]) {
        const [own, other] = [X.arraySync(), given].map((rows) =>
          rows.map((each) => each[feature]!.toFixed(4)),
        );
        expect([...other!].sort()).to.deep.equal([...own!].sort());
        expect(other).to.not.deep.equal(own);
      }
    }
    expect(drops.size).to.equal(4);
  });

  it('uses one order for all elements of a feature', async () => {
    const X = random<tf.Rank.R2>([5, 3]);
    const map = await new FeaturePermutation((x: tf.Tensor) => tf.slice(x, [0, 0], [-1, 1])).attribute(X, {
      featureMask: row(0, 0, 0),
    });
    const both = await new FeaturePermutation((x: tf.Tensor) => tf.slice(x, [0, 1], [-1, 1])).attribute(X, {
      featureMask: row(0, 0, 0),
    });
    const rows = X.arraySync();
    const taken = (attributions: tf.Tensor, column: number): number[] =>
      (attributions.arraySync() as number[][]).map((each, n) =>
        rows.findIndex((x) => Math.abs(x[column]! - (rows[n]![column]! - each[0]!)) < 1e-4),
      );
    expect(taken(map, 0)).to.deep.equal(taken(both, 1));
    expect(taken(map, 0)).to.not.deep.equal([0, 1, 2, 3, 4]);
  });

  it('needs two examples', async () => {
    const alone = new FeaturePermutation(squaredSum);
    expect(await codeOf(() => alone.attribute(row(1, 2)))).to.equal('BATCH_TOO_SMALL');
  });
});
