import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { ShapleyValues } from '../../../src/attr/index.js';
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

describe('ShapleyValues', () => {
  onWasm();

  for (const perturbationsPerEval of [1, 5, 100]) {
    it(`is the mean over all orders of what a feature adds, ${perturbationsPerEval} at once`, async () => {
      const X = random<tf.Rank.R2>([2, 5]);
      const groups = [0, 1, 1, 2, 3];
      const options = { featureMask: row(...groups), baselines: 0.5, perturbationsPerEval };
      const map = await new ShapleyValues(squaredSum).attribute(X, options);
      const expected = X.arraySync().flatMap((x) => {
        const exact = shapley(4, (present) =>
          plainSquaredSum(x.map((value, i) => (present[groups[i]!] ? value : 0.5))),
        );
        return groups.map((group) => exact[group]!.mean);
      });
      expect(distance(map, expected)).to.be.at.most(1e-3);
    });
  }

  it('of five features of a ReLU network is that too, with a target for each example', async () => {
    const X = random<tf.Rank.R2>([2, 3]);
    const model = multiLayer();
    const score = (values: number[], target: number): number =>
      (model.predict(row(...values)) as tf.Tensor).dataSync()[target]!;
    const map = await new ShapleyValues(model).attribute(X, { target: [1, 0] });
    const expected = X.arraySync().flatMap((x, n) =>
      shapley(3, (present) =>
        score(
          x.map((value, i) => (present[i] ? value : 0)),
          1 - n,
        ),
      ).map(({ mean }) => mean),
    );
    expect(distance(map, expected)).to.be.at.most(1e-3);
  });

  it('counts a feature that lies in two inputs as one', async () => {
    const inputs = [random([1, 2], 'x'), random([1, 2], 'y')];
    const groups = [0, 1, 1, 2];
    const featureMask = [row(0, 1), row(1, 2)];
    const maps = await new ShapleyValues(squaredSum).attribute(inputs, { featureMask });
    const all = numbersOf(inputs);
    const exact = shapley(3, (present) =>
      plainSquaredSum(all.map((value, i) => (present[groups[i]!] ? value : 0))),
    );
    expect(
      distance(
        maps,
        groups.map((group) => exact[group]!.mean),
      ),
    ).to.be.at.most(1e-3);
  });

  it('gives one share for the batch where the model gives one score for it', async () => {
    const whole = (x: tf.Tensor): tf.Tensor => tf.sum(x);
    const X = tf.tensor2d([
      [1, 2],
      [3, 4],
    ]);
    const map = await new ShapleyValues(whole).attribute(X, { perturbationsPerEval: 3 });
    expect(map.shape).to.deep.equal([1, 2]);
    expect(distance(map, [4, 6])).to.be.at.most(1e-5);
  });

  it('refuses more features than can be tried, and leaves no tensor', async () => {
    const X = random([1, 17]);
    const before = tf.memory().numTensors;
    expect(await codeOf(() => new ShapleyValues(squaredSum).attribute(X))).to.equal('TOO_MANY_FEATURES');
    expect(tf.memory().numTensors).to.equal(before);
  });
});
