import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { IntegratedGradients } from '../../../src/attr/index.js';
import { distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { difference, multiLayer, sameDifference } from '../networks.js';

describe('IntegratedGradients', () => {
  onWasm();

  it('is 1.5 and -0.5 for relu(relu(x1) - 1 - relu(x2)) at 3 and 1, and the same for the same function written otherwise', async () => {
    const inputs = [tf.tensor1d([3]), tf.tensor1d([1])];
    const options = { method: 'riemann_right', nSteps: 500, internalBatchSize: 100 } as const;
    const sums: number[] = [];
    for (const model of [difference, sameDifference]) {
      const maps = await new IntegratedGradients(model).attribute(inputs, options);
      expect(distance(maps[0]!, [1.5])).to.be.at.most(0.05);
      expect(distance(maps[1]!, [-0.5])).to.be.at.most(0.05);
      sums.push(tf.addN(maps).dataSync()[0]!);
    }
    expect(sums[0]).to.be.closeTo(sums[1]!, 0.01);
  });

  it('is exact for a polynomial with few Gauss-Legendre points', async () => {
    const [X, x0] = [random([2, 3], 'X'), random([2, 3], 'x0')];
    const cubic = (x: tf.Tensor) => tf.sum(tf.pow(x, 3), 1);
    const map = await new IntegratedGradients(cubic).attribute(X, { baselines: x0, nSteps: 2 });
    expect(distance(map, tf.sub(tf.pow(X, 3), tf.pow(x0, 3)))).to.be.at.most(TOLERANCE);
  });

  it('is by 1/n short with the trapezoid of n points, which the delta says', async () => {
    const linear = (x: tf.Tensor) => tf.sum(tf.mul(x, 2), 1);
    const { attributions, delta } = await new IntegratedGradients(linear).attribute(row(1, 4), {
      method: 'riemann_trapezoid',
      nSteps: 10,
      returnConvergenceDelta: true,
    });
    expect(distance(attributions, [1.8, 7.2])).to.be.at.most(TOLERANCE);
    expect(distance(delta, [-1])).to.be.at.most(TOLERANCE);
  });

  it('times x - x0 is what multiplyByInputs: false leaves out, for every method', async () => {
    const [X, x0] = [random([2, 3], 'X'), random([2, 3], 'x0')];
    for (const method of ['riemann_left', 'riemann_middle', 'gausslegendre'] as const) {
      const options = { target: 1, baselines: x0, nSteps: 7, method };
      const factors = await new IntegratedGradients(multiLayer(), { multiplyByInputs: false }).attribute(
        X,
        options,
      );
      const map = await new IntegratedGradients(multiLayer()).attribute(X, options);
      expect(distance(tf.mul(factors, tf.sub(X, x0)), map)).to.be.at.most(TOLERANCE);
    }
  });
});
