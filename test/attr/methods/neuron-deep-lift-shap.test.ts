import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { DeepLiftShap, NeuronDeepLiftShap } from '../../../src/attr/index.js';
import { distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, overlapping } from '../networks.js';

describe('NeuronDeepLiftShap', () => {
  onWasm();

  it('is the mean over the rows, by hand', async () => {
    const shap = new NeuronDeepLiftShap(multiLayer(), 'relu');
    const baselines = tf.tensor2d([
      [0, 0, 0],
      [0, 40, 0],
    ]);
    // Neuron 0 goes from 0 to 90, at a slope of 90 / 100, and from 30 to 90, at 1.
    const map = await shap.attribute(row(0, 100, 0), { neuronSelector: 0, baselines });
    expect(distance(map, [0, 75, 0])).to.be.at.most(1e-3);
  });

  for (const multiplyByInputs of [true, false]) {
    it(`is DeepLiftShap of a model that ends at the neuron, multiplyByInputs ${multiplyByInputs}`, async () => {
      const model = overlapping('relu');
      const X = random([2, 6, 6, 2]);
      const baselines = random([3, 6, 6, 2], 'rows');
      const end = tf.model({
        inputs: model.inputs,
        outputs: model.getLayer('hidden').output as tf.SymbolicTensor,
      });
      const own = await new DeepLiftShap(end, { multiplyByInputs }).attribute(X, { target: 2, baselines });
      const shap = new NeuronDeepLiftShap(model, 'hidden', { multiplyByInputs });
      const map = await shap.attribute(X, { neuronSelector: 2, baselines });
      expect(distance(map, own)).to.be.at.most(TOLERANCE);
    });
  }
});
