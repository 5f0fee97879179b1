import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  IntegratedGradients,
  infidelity,
  type PerturbFunction,
  type Target,
} from '../../../src/attr/index.js';
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

const rows = (): tf.Tensor2D => tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [4, 3]);

describe('infidelity', () => {
  onWasm();

  it('of integrated gradients on scores of four axes is 0.10686, 0, 0, 0: delta squared, for the step to the baseline', async () => {
    const network = multiLayer();
    const model = (x: tf.Tensor, add: tf.Tensor): tf.Tensor => {
      const y = network.apply(tf.add(x, add)) as tf.Tensor;
      const z = tf.stack([y, tf.mul(y, 2)], 2);
      return tf.stack([z, tf.mul(z, 4)], 3);
    };
    const target: Target = [
      [0, 1, 1],
      [0, 1, 1],
      [1, 1, 1],
      [0, 1, 1],
    ];
    const [X, baselines] = [rows(), tf.ones([4, 3])];
    const shared = { target, baselines, additionalForwardArgs: [rows()] };
    const { attributions, delta } = await new IntegratedGradients(model).attribute(X, {
      ...shared,
      returnConvergenceDelta: true,
    });
    const toBaseline: PerturbFunction = (inputs, from) => [tf.onesLike(inputs[0]!), from[0]!];
    const error = await infidelity(model, toBaseline, X, attributions, { ...shared, nPerturbSamples: 3 });
    expect(distance(error, [0.10686, 0, 0, 0])).to.be.at.most(TOLERANCE);
    expect(distance(error, tf.square(delta))).to.be.at.most(TOLERANCE);
  });

  /** Normal noise, the same again for the same seed; perturbations are what it takes off. */
  const noise = (seed: string): PerturbFunction => {
    let call = 0;
    return (inputs) => {
      const changes = inputs.map(({ shape }, i) => random(shape, `${seed} ${call} ${i}`));
      call += 1;
      return [changes, inputs.map((input, i) => tf.sub(input, changes[i]!))];
    };
  };

  it('is the mean squared error of what attributions foretell, over two inputs, best fit or not', async () => {
    const inputs = [random([1, 2], 'x'), random([1, 3], 'y')];
    const attributions = [random([1, 2], 'a'), random([1, 3], 'b')];
    const [x, a] = [numbersOf(inputs), numbersOf(attributions)];
    const samples = Array.from({ length: 6 }, (_, call) => {
      const change = [2, 3].flatMap((size, i) => numbersOf(random([1, size], `s ${call} ${i}`)));
      return {
        foretold: change.reduce((sum, each, i) => sum + each * a[i]!, 0),
        drop: plainSquaredSum(x) - plainSquaredSum(x.map((value, i) => value - change[i]!)),
      };
    });
    const errorOf = (scale: number): number =>
      samples.reduce((sum, { foretold, drop }) => sum + (scale * foretold - drop) ** 2, 0) / samples.length;
    const sum = (of: (each: (typeof samples)[number]) => number): number =>
      samples.reduce((total, each) => total + of(each), 0);
    const best = sum(({ foretold, drop }) => foretold * drop) / sum(({ foretold }) => foretold ** 2);
    const at = (normalize: boolean) =>
      infidelity(squaredSum, noise('s'), inputs, attributions, { nPerturbSamples: 6, normalize });
    expect(numbersOf(await at(false))[0]! / errorOf(1)).to.be.closeTo(1, 1e-4);
    expect(numbersOf(await at(true))[0]! / errorOf(best)).to.be.closeTo(1, 1e-3);
  });

  it('normalised does not change when attributions are scaled by 100', async () => {
    const [X, A] = [random([3, 4], 'X'), random([3, 4], 'A')];
    const at = (attributions: tf.Tensor) =>
      infidelity(squaredSum, noise('n'), X, attributions, { normalize: true });
    const [error, scaled] = [numbersOf(await at(A)), numbersOf(await at(tf.mul(A, 100)))];
    for (const [i, value] of scaled.entries()) expect(value / error[i]!).to.be.closeTo(1, 1e-3);
  });

  it('tells small errors from none where scores are large', async () => {
    const weights = tf.tensor1d([3000, -2000, 1000]);
    const linear = (x: tf.Tensor) => tf.sum(tf.mul(x, weights), 1);
    const taken: number[] = [];
    const steps: PerturbFunction = ([input]) => {
      const change = tf.tensor2d([[0.25 * (taken.length + 1), 0.5, 0.75]]);
      taken.push(tf.sum(change).dataSync()[0]!);
      return [change, tf.sub(input!, change)];
    };
    const at = (attributions: tf.Tensor) =>
      infidelity(linear, steps, tf.ones([1, 3]), tf.expandDims(attributions), { nPerturbSamples: 4 });
    expect(distance(await at(weights), [0])).to.be.at.most(1e-6);
    taken.length = 0;
    // Each foretells a quarter too much of what is taken away.
    const error = await at(tf.add(weights, 0.25));
    const expected = taken.reduce((sum, each) => sum + (0.25 * each) ** 2, 0) / 4;
    expect(distance(error, [expected])).to.be.at.most(TOLERANCE);
  });

  it('refuses no samples', async () => {
    const none = () => infidelity(squaredSum, noise('n'), row(1), row(1), { nPerturbSamples: 0 });
    expect(await codeOf(none)).to.equal('OPTION_RANGE');
  });
});
