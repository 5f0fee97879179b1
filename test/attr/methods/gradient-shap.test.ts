import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { GradientShap, InputXGradient } from '../../../src/attr/index.js';
import { distance, numbersOf, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer } from '../networks.js';

const linear = (x: tf.Tensor, y: tf.Tensor): tf.Tensor =>
  tf.add(tf.sum(tf.mul(x, [2, -3]), 1), tf.sum(tf.mul(y, 5), 1));
const squares = (x: tf.Tensor): tf.Tensor => tf.sum(tf.square(x), 1);

describe('GradientShap', () => {
  onWasm();

  it('of a linear score with zeros as baselines is the input times the gradient', async () => {
    const inputs = [random([3, 2], 'x'), random([3, 1], 'y')];
    const baselines = [tf.zeros([4, 2]), tf.zeros([4, 1])];
    const { attributions, delta } = await new GradientShap(linear).attribute(inputs, {
      baselines,
      returnConvergenceDelta: true,
    });
    expect(distance(attributions, new InputXGradient(linear).attribute(inputs))).to.be.at.most(TOLERANCE);
    expect(distance(delta, [0, 0, 0])).to.be.at.most(TOLERANCE);
  });

  it('draws the same row of the baselines for each input, and rows at random', async () => {
    const inputs = [tf.zeros([2, 2]), tf.zeros([2, 1])];
    const baselines = [
      tf.tensor2d([
        [1, 1],
        [7, 7],
      ]),
      tf.tensor2d([[1], [7]]),
    ];
    const seen = new Set<number>();
    for (let seed = 0; seed < 10; seed++) {
      const [x, y] = await new GradientShap(linear).attribute(inputs, { baselines, nSamples: 1, seed });
      const [rows, last] = [x!.arraySync() as number[][], numbersOf(y!)];
      for (const n of [0, 1]) {
        const drawn = rows[n]![0]! / -2;
        expect(rows[n]![1]! / 3).to.be.closeTo(drawn, TOLERANCE);
        expect(last[n]! / -5).to.be.closeTo(drawn, TOLERANCE);
        seen.add(Math.round(drawn));
      }
    }
    expect([...seen].sort()).to.deep.equal([1, 7]);
  });

  it('of squares averages to the integral along the path, with a uniform point of its own for each example', async () => {
    const X = tf.fill([4000, 1], 3);
    const map = await new GradientShap(squares).attribute(X, { baselines: tf.ones([1, 1]), nSamples: 1 });
    // (3 - 1) times the gradient 2 (1 + 2a): uniform in [4, 12].
    const values = numbersOf(map);
    const below = (bound: number): number => values.filter((value) => value < bound).length / values.length;
    for (const share of [0, 0.25, 0.5, 0.75, 1]) expect(below(4 + 8 * share)).to.be.closeTo(share, 0.03);
    const several = await new GradientShap(squares).attribute(X, { baselines: tf.ones([1, 1]) });
    const { mean, variance } = tf.moments(several);
    expect(mean.dataSync()[0]).to.be.closeTo(8, 0.1);
    expect(variance.dataSync()[0]).to.be.closeTo(64 / 12 / 5, 0.1);
  });

  it('adds noise to the input, in the factor too, and its delta knows of it', async () => {
    const X = row(2, -1, 3);
    const noisy = await new GradientShap(multiLayer()).attribute(X, {
      target: 1,
      baselines: tf.zeros([1, 3]),
      stdevs: 1,
      nSamples: 1,
      returnConvergenceDelta: true,
    });
    const exact = await new GradientShap(multiLayer()).attribute(X, {
      target: 1,
      baselines: tf.zeros([1, 3]),
    });
    expect(distance(noisy.attributions, exact)).to.be.above(0.1);
    // Neurons 1 to 3 are active on the way, neuron 0 is not: the score is linear.
    expect(distance(exact, [6, -3, 9])).to.be.at.most(TOLERANCE);
    expect(distance(noisy.delta, [0])).to.be.at.most(TOLERANCE);
  });

  it('is x - x0 times what multiplyByInputs: false leaves, with one baseline', async () => {
    const [X, x0] = [random([2, 3], 'X'), random([1, 3], 'x0')];
    const options = { baselines: x0, nSamples: 4 };
    const factors = await new GradientShap(squares, { multiplyByInputs: false }).attribute(X, options);
    const map = await new GradientShap(squares).attribute(X, options);
    expect(distance(tf.mul(factors, tf.sub(X, x0)), map)).to.be.at.most(TOLERANCE);
  });
});
