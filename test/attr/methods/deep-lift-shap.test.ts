import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { DeepLift, DeepLiftShap } from '../../../src/attr/index.js';
import { codeOf, distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { overlapping, twoRelus } from '../networks.js';

describe('DeepLiftShap', () => {
  onWasm();

  it('is the mean of DeepLift over the rows of the baselines, its delta that of theirs', async () => {
    const [X, baselines, model] = [
      random([2, 6, 6, 2], 'X'),
      random([3, 6, 6, 2], 'x0'),
      overlapping('sigmoid'),
    ];
    const options = { target: [2, 0], returnConvergenceDelta: true } as const;
    for (const maxPoolRule of ['rescale', 'captum'] as const) {
      const lift = new DeepLift(model, { maxPoolRule });
      const each = [0, 1, 2].map((n) =>
        lift.attribute(X, { ...options, baselines: tf.slice(baselines, n, 1) }),
      );
      const { attributions, delta } = await new DeepLiftShap(model, { maxPoolRule }).attribute(X, {
        ...options,
        baselines,
      });
      const mean = (tensors: tf.Tensor[]): tf.Tensor => tf.div(tf.addN(tensors), 3);
      expect(distance(attributions, mean(each.map((one) => one.attributions)))).to.be.at.most(TOLERANCE);
      expect(distance(delta, mean(each.map((one) => one.delta)))).to.be.at.most(TOLERANCE);
    }
  });

  it('takes the rows of two distributions together', async () => {
    const baselines = [tf.tensor2d([[0], [1]]), tf.tensor2d([[0], [2]])];
    const maps = await new DeepLiftShap(twoRelus()).attribute([row(1), row(2)], { baselines });
    // From (0, 0) it is 2 and 1, from (1, 2) nothing has changed.
    expect(distance(maps, [1, 0.5])).to.be.at.most(TOLERANCE);
  });

  it('leaves the factor out on demand', async () => {
    const options = { baselines: [row(0), row(0)] };
    const plain = new DeepLiftShap(twoRelus(), { multiplyByInputs: false });
    expect(distance(await plain.attribute([row(1), row(2)], options), [2, 0.5])).to.be.at.most(TOLERANCE);
  });

  it('refuses distributions of different lengths, or too few', async () => {
    const lift = new DeepLiftShap(twoRelus());
    const at = (baselines: tf.Tensor[]) => codeOf(() => lift.attribute([row(1), row(2)], { baselines }));
    expect(await at([row(0)])).to.equal('BASELINE_COUNT');
    expect(await at([row(0), tf.zeros([2, 1])])).to.equal('BASELINE_COUNT');
  });
});
