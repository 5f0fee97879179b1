import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { LayerActivation, LayerGradientXActivation } from '../../../src/attr/index.js';
import { distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, sharedRelu } from '../networks.js';

describe('LayerGradientXActivation', () => {
  onWasm();
  const target = 0;

  const CASES: [string, number[]][] = [
    ['linear0', [0, 400, 0]],
    ['linear1', [90, 101, 101, 101]],
    ['linear2', [392, 0]],
  ];
  for (const [layer, expected] of CASES) {
    it(`of ${layer} at (0, 100, 0) is (${expected.join(', ')})`, () => {
      const map = new LayerGradientXActivation(multiLayer(), layer).attribute(row(0, 100, 0), { target });
      expect(distance(map, expected)).to.be.at.most(TOLERANCE);
    });
  }

  it("of the ReLU's input is 0 where the ReLU is inactive", () => {
    const method = new LayerGradientXActivation(multiLayer(), 'relu');
    const map = method.attribute(row(3, 4, 0), { target, attributeToLayerInput: true });
    expect(distance(map, [0, 8, 8, 8])).to.be.at.most(TOLERANCE);
  });

  it('of a layer that is used twice gives one for each use', () => {
    const method = new LayerGradientXActivation(sharedRelu(), 'multi_relu');
    const maps = method.attribute(row(0, 6, 0), { target }) as tf.Tensor[];
    expect(maps).to.have.length(2);
    for (const map of maps) expect(distance(map, [0, 7, 7, 7])).to.be.at.most(TOLERANCE);
  });

  it('is the activation times what multiplyByInputs: false leaves', () => {
    const [model, X] = [multiLayer(), random([3, 3])];
    const gradient = new LayerGradientXActivation(model, 'relu', { multiplyByInputs: false });
    const factors = gradient.attribute(X, { target }) as tf.Tensor;
    const activation = new LayerActivation(model, 'relu').attribute(X) as tf.Tensor;
    const map = new LayerGradientXActivation(model, 'relu').attribute(X, { target });
    expect(distance(factors, tf.ones([3, 4]))).to.be.at.most(TOLERANCE);
    expect(distance(tf.mul(factors, activation), map)).to.be.at.most(TOLERANCE);
  });
});
