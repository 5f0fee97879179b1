import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import fc from 'fast-check';
import { FeatureAblation } from '../../../src/attr/index.js';
import {
  codeOf,
  distance,
  numbersOf,
  onWasm,
  plainSquaredSum,
  random,
  row,
  squaredSum,
  TOLERANCE,
} from '../helpers.js';
import { multiLayer } from '../networks.js';

/** What one example's score drops by when the elements of each element's group are replaced. */
const dropsOf = (x: readonly number[], groups: readonly number[], baselines: readonly number[]): number[] =>
  x.map((_, place) => {
    const without = x.map((value, i) => (groups[i] === groups[place] ? baselines[i]! : value));
    return plainSquaredSum(x) - plainSquaredSum(without);
  });

describe('FeatureAblation', () => {
  onWasm();
  const ablation = () => new FeatureAblation(squaredSum);

  it('at (20, 50, 30), groups 0, 0, 1, is (280, 280, 120), with baseline 4 (248, 248, 104)', async () => {
    const method = new FeatureAblation(multiLayer());
    const options = { target: 0, featureMask: row(0, 0, 1) };
    const X = row(20, 50, 30);
    expect(distance(await method.attribute(X, options), [280, 280, 120])).to.be.at.most(TOLERANCE);
    const map = await method.attribute(X, { ...options, baselines: 4 });
    expect(distance(map, [248, 248, 104])).to.be.at.most(TOLERANCE);
  });

  it('is the drop of each group, for any groups, one mask for the batch or one an example', () => {
    const groups = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 });
    return fc.assert(
      fc.asyncProperty(
        groups,
        groups,
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        async (one, two, each, perturbationsPerEval) => {
          const [X, x0] = [random([2, 3, 2], 'X'), random([2, 3, 2], 'x0')];
          const featureMask = each ? tf.tensor([...one, ...two], [2, 3, 2]) : tf.tensor(one, [1, 3, 2]);
          const map = await ablation().attribute(X, { featureMask, baselines: x0, perturbationsPerEval });
          const [x, y] = [0, 1].map((n) => numbersOf(tf.slice(X, n, 1)));
          const [from, to] = [0, 1].map((n) => numbersOf(tf.slice(x0, n, 1)));
          const expected = [...dropsOf(x!, one, from!), ...dropsOf(y!, each ? two : one, to!)];
          expect(distance(map, expected)).to.be.at.most(5e-4);
        },
      ),
      { numRuns: 20, seed: 1 },
    );
  });

  it('without a mask replaces each element of each input alone', async () => {
    const inputs = [random([1, 2, 2], 'x'), random([1, 3], 'y')];
    const maps = await ablation().attribute(inputs, { baselines: [0, 1] });
    const all = numbersOf(inputs);
    const expected = dropsOf(all, [0, 1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 1, 1, 1]);
    expect(distance(maps, expected)).to.be.at.most(TOLERANCE);
  });

  it('replaces what has the same number in two inputs together', async () => {
    const inputs = [random([1, 3], 'x'), random([1, 2], 'y')];
    const maps = await ablation().attribute(inputs, { featureMask: [row(0, 1, 1), row(1, 2)] });
    const expected = dropsOf(numbersOf(inputs), [0, 1, 1, 1, 2], [0, 0, 0, 0, 0]);
    expect(distance(maps, expected)).to.be.at.most(TOLERANCE);
  });

  it('spreads a mask of pictures over the channels', async () => {
    const X = random([2, 2, 2, 3]);
    const featureMask = tf.tensor4d([5, 5, 9, 7], [1, 2, 2, 1]);
    const map = await ablation().attribute(X, { featureMask });
    const groups = [5, 5, 9, 7].flatMap((each) => [each, each, each]);
    const expected = [0, 1].flatMap((n) => {
      const x = numbersOf(tf.slice(X, n, 1));
      return dropsOf(
        x,
        groups,
        x.map(() => 0),
      );
    });
    expect(distance(map, expected)).to.be.at.most(1e-3);
  });

  it('explains an input of one number an example', async () => {
    const map = await ablation().attribute(tf.tensor2d([[2], [3]]));
    expect(distance(map, [plainSquaredSum([2]), plainSquaredSum([3])])).to.be.at.most(TOLERANCE);
  });

  it('refuses a mask for each example where the batch has one score', async () => {
    const whole = new FeatureAblation((x: tf.Tensor) => tf.sum(x));
    const featureMask = tf.tensor2d([
      [0, 1],
      [1, 1],
    ]);
    expect(await codeOf(() => whole.attribute(tf.ones([2, 2]), { featureMask }))).to.equal('MASK_SHAPE');
  });
});
