import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { DeepLift } from '../../../src/attr/index.js';
import { codeOf, distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { overlapping, pooledLine, saturating, twoRelus } from '../networks.js';

describe('DeepLift', () => {
  onWasm();

  /** The largest delta, relative to the largest change of the score. */
  const errorOf = (model: tf.LayersModel, settings = {}): number => {
    const [X, baselines] = [random([4, 6, 6, 2], 'X'), random([1, 6, 6, 2], 'x0')];
    const options = { target: [0, 1, 2, 0], baselines, returnConvergenceDelta: true } as const;
    const { attributions, delta } = new DeepLift(model, settings).attribute(X, options);
    const largest = (tensor: tf.Tensor): number => tf.max(tf.abs(tensor)).dataSync()[0]!;
    const change = largest(tf.sub(tf.sum(attributions, [1, 2, 3]), delta));
    expect(change).to.be.above(0.01);
    return largest(delta) / change;
  };

  it('of 2 relu(x1) + 2 relu(x2 - 1.5) at 1 and 2 is 2 and 1, with delta 0', () => {
    const { attributions, delta } = new DeepLift(twoRelus()).attribute([row(1), row(2)], {
      returnConvergenceDelta: true,
    });
    expect(distance(attributions, [2, 1])).to.be.at.most(TOLERANCE);
    expect(distance(delta, [0])).to.be.at.most(TOLERANCE);
  });

  it('of the same with multiplyByInputs: false is 2 and 0.5', () => {
    const inputs = [row(1), row(2)];
    const factors = new DeepLift(twoRelus(), { multiplyByInputs: false }).attribute(inputs);
    expect(distance(factors, [2, 0.5])).to.be.at.most(TOLERANCE);
  });

  it('is x - x0 times what multiplyByInputs: false leaves', () => {
    const [X, baselines, model] = [
      random([2, 6, 6, 2], 'X'),
      random([2, 6, 6, 2], 'x0'),
      overlapping('tanh'),
    ];
    const options = { target: 1, baselines };
    const factors = new DeepLift(model, { multiplyByInputs: false }).attribute(X, options);
    const map = new DeepLift(model).attribute(X, options);
    expect(distance(tf.mul(factors, tf.sub(X, baselines)), map)).to.be.at.most(TOLERANCE);
  });

  for (const maxPoolRule of ['rescale', 'captum'] as const) {
    it(`hands the fall of a maximum, 9 or 8 to 1, to where it was (${maxPoolRule})`, () => {
      const baselines = tf.tensor2d([
        [1, 2, 3, 9],
        [4, 8, 6, 7],
      ]);
      const { attributions, delta } = new DeepLift(pooledLine(), { maxPoolRule }).attribute(tf.ones([2, 4]), {
        baselines,
        returnConvergenceDelta: true,
      });
      expect(distance(attributions, [0, 0, 0, -8, 0, -7, 0, 0])).to.be.at.most(TOLERANCE);
      expect(distance(delta, [0, 0])).to.be.at.most(TOLERANCE);
    });
  }

  for (const activation of ['relu', 'relu6', 'sigmoid', 'tanh', 'elu', 'softplus'] as const) {
    it(`adds up to the change of the score with ${activation} and max pools that overlap`, () => {
      expect(errorOf(overlapping(activation))).to.be.at.most(1e-4);
    });
  }

  it("does not with Captum's rule for such pools", () => {
    expect(errorOf(overlapping('linear'), { maxPoolRule: 'captum' })).to.be.above(0.01);
  });

  it('adds up to the change of a probability behind a softmax', () => {
    expect(errorOf(overlapping('tanh', 'softmax'))).to.be.at.most(1e-4);
  });

  it('takes the plain gradient where nothing changed, for each example by itself', () => {
    const X = tf.tensor2d([[1], [3]]);
    const options = { baselines: [row(1), row(2)] };
    const factors = new DeepLift(twoRelus(), { multiplyByInputs: false }).attribute(
      [X, tf.tensor2d([[2], [0]])],
      options,
    );
    // Second input: 2 to 2 keeps the slope 2; from 2 to 0 the change of 2 relu(x - 1.5) is -1.
    expect(distance(factors, [2, 2, 2, 0.5])).to.be.at.most(TOLERANCE);
  });

  it('refuses a function, and a layer that it has no rule for', async () => {
    const hidden = new DeepLift(saturating as never);
    expect(await codeOf(() => hidden.attribute(tf.tensor1d([1])))).to.equal('RULE_UNSUPPORTED');
    const recurrent = tf.sequential({ layers: [tf.layers.gru({ units: 2, inputShape: [2, 2] })] });
    const unknown = new DeepLift(recurrent);
    expect(await codeOf(() => unknown.attribute(tf.ones([1, 2, 2]), { target: 0 }))).to.equal(
      'RULE_UNSUPPORTED',
    );
  });
});
