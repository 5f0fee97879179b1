import type * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { InternalInfluence } from '../../../src/attr/index.js';
import { distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, sharedRelu } from '../networks.js';

describe('InternalInfluence', () => {
  onWasm();
  const target = 0;

  const CASES: [string, number[]][] = [
    ['linear0', [3.9, 3.9, 3.9]],
    ['linear1', [0.9, 1, 1, 1]],
  ];
  for (const [layer, expected] of CASES) {
    it(`of ${layer} at (0, 100, 0) is (${expected.join(', ')}), from a trapezoid of 500 points`, async () => {
      const map = await new InternalInfluence(multiLayer(), layer).attribute(row(0, 100, 0), {
        target,
        nSteps: 500,
        method: 'riemann_trapezoid',
        internalBatchSize: 100,
      });
      expect(distance(map, expected)).to.be.at.most(0.01 * expected.length);
    });
  }

  it('is the gradient where the score is linear in the layer, not multiplied by anything', async () => {
    const X = random([2, 3]);
    const method = new InternalInfluence(multiLayer(), 'relu');
    const map = await method.attribute(X, { target, baselines: 5, nSteps: 3 });
    expect(distance(map, new Array(8).fill(1))).to.be.at.most(TOLERANCE);
  });

  it('of what a layer reads is that of the layer before; of a layer used twice there are two', async () => {
    const [X, options] = [row(1, 20, 3), { target, nSteps: 6 }];
    const model = multiLayer();
    const output = await new InternalInfluence(model, 'linear1').attribute(X, options);
    const input = await new InternalInfluence(model, 'relu').attribute(X, {
      ...options,
      attributeToLayerInput: true,
    });
    expect(distance(input, output)).to.be.at.most(TOLERANCE);
    const twice = await new InternalInfluence(sharedRelu(), 'multi_relu').attribute(X, options);
    expect((twice as tf.Tensor[]).map(({ shape }) => shape)).to.deep.equal([
      [1, 4],
      [1, 4],
    ]);
    expect(distance(twice as tf.Tensor[], [1, 1, 1, 1, 1, 1, 1, 1])).to.be.at.most(TOLERANCE);
  });
});
