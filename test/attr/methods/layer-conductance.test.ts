import type * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { LayerConductance } from '../../../src/attr/index.js';
import { distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, sharedRelu } from '../networks.js';

describe('LayerConductance', () => {
  onWasm();
  const target = 0;

  const CASES: [string, number[]][] = [
    ['linear0', [0, 390, 0]],
    ['linear1', [90, 100, 100, 100]],
    ['relu', [90, 100, 100, 100]],
    ['linear2', [390, 0]],
  ];
  for (const [layer, expected] of CASES) {
    it(`of ${layer} at (0, 100, 0) is (${expected.join(', ')}), from 500 Gauss-Legendre points`, async () => {
      const map = await new LayerConductance(multiLayer(), layer).attribute(row(0, 100, 0), {
        target,
        nSteps: 500,
        method: 'gausslegendre',
        internalBatchSize: 100,
      });
      expect(distance(map, expected)).to.be.at.most(0.1);
    });
  }

  it('of two steps follows three points: linear1 goes from -10 over 40 to 90, inactive at first', async () => {
    const map = await new LayerConductance(multiLayer(), 'linear1').attribute(row(0, 100, 0), {
      target,
      nSteps: 2,
      method: 'riemann_trapezoid',
    });
    expect(distance(map, [50, 100, 100, 100])).to.be.at.most(TOLERANCE);
  });

  it('is the change of a layer that the score only adds up, between the first point and the last', async () => {
    const [X, baselines] = [random([2, 3], 'X'), random([2, 3], 'x0')];
    const method = new LayerConductance(multiLayer(), 'linear2');
    const options = { target, baselines, method: 'riemann_trapezoid', nSteps: 4 } as const;
    const { attributions, delta } = await method.attribute(X, { ...options, returnConvergenceDelta: true });
    const scores = multiLayer();
    const change = scores.apply(X) as tf.Tensor;
    const expected = change.sub(scores.apply(baselines) as tf.Tensor).slice([0, 0], [2, 1]);
    expect(distance((attributions as tf.Tensor).slice([0, 0], [2, 1]), expected)).to.be.at.most(TOLERANCE);
    expect(distance((attributions as tf.Tensor).slice([0, 1], [2, 1]), [0, 0])).to.be.at.most(TOLERANCE);
    expect(distance(delta, [0, 0])).to.be.at.most(TOLERANCE);
  });

  it('of what a layer reads is that of the layer before; of a layer used twice there are two', async () => {
    const [X, options] = [row(1, 20, 3), { target, nSteps: 6 }];
    const model = multiLayer();
    const output = await new LayerConductance(model, 'linear1').attribute(X, options);
    const input = await new LayerConductance(model, 'relu').attribute(X, {
      ...options,
      attributeToLayerInput: true,
    });
    expect(distance(input, output)).to.be.at.most(TOLERANCE);
    const rectified = await new LayerConductance(model, 'relu').attribute(X, options);
    const twice = await new LayerConductance(sharedRelu(), 'multi_relu').attribute(X, options);
    expect(twice).to.have.length(2);
    for (const each of twice as tf.Tensor[]) expect(distance(each, rectified)).to.be.at.most(TOLERANCE);
  });
});
