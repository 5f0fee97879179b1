import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { convergenceDelta, IntegratedGradients, LayerConductance } from '../../../src/attr/index.js';
import { distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer } from '../networks.js';

const product = (x: tf.Tensor, y: tf.Tensor): tf.Tensor => tf.sum(tf.mul(x, y), 1);

describe('convergenceDelta', () => {
  onWasm();

  it('is the sum of the attributions less the change of the score, over all inputs, an example each', () => {
    const inputs = [
      tf.tensor2d([
        [1, 2],
        [3, 4],
      ]),
      tf.tensor2d([
        [5, 6],
        [7, 8],
      ]),
    ];
    const attributions = [
      tf.ones([2, 2]),
      tf.tensor2d([
        [1, 0],
        [0, -1],
      ]),
    ];
    // Scores 17 and 53; from ones, 2 each.
    const delta = convergenceDelta(product, attributions, 1, inputs);
    expect(distance(delta, [3 - 15, 1 - 51])).to.be.at.most(TOLERANCE);
    const fromZero = convergenceDelta(product, attributions, [0, row(0, 0)], inputs);
    expect(distance(fromZero, [3 - 17, 1 - 53])).to.be.at.most(TOLERANCE);
  });

  it('is what a method gives beside its attributions', async () => {
    const [X, baselines, target] = [random([2, 3]), random([1, 3], 'x0'), [1, 0]];
    const options = {
      target,
      baselines,
      nSteps: 3,
      method: 'riemann_left',
      returnConvergenceDelta: true,
    } as const;
    const { attributions, delta } = await new IntegratedGradients(multiLayer()).attribute(
      tf.mul(X, 9),
      options,
    );
    const again = convergenceDelta(multiLayer(), attributions, baselines, tf.mul(X, 9), { target });
    expect(distance(again, delta)).to.be.at.most(TOLERANCE);
  });

  it("takes a layer's attributions", async () => {
    const X = row(0, 100, 0);
    const map = await new LayerConductance(multiLayer(), 'linear2').attribute(X, {
      target: 0,
      nSteps: 4,
      method: 'riemann_trapezoid',
    });
    // The score rises by 390 from 2.
    expect(distance(map, [390, 0])).to.be.at.most(1e-3);
    expect(distance(convergenceDelta(multiLayer(), map, 0, X, { target: 0 }), [0])).to.be.at.most(1e-3);
  });
});
