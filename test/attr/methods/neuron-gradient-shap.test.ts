import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { NeuronGradientShap } from '../../../src/attr/index.js';
import { distance, onWasm, row, TOLERANCE } from '../helpers.js';
import { multiLayer } from '../networks.js';

describe('NeuronGradientShap', () => {
  onWasm();

  it('of a linear neuron is its weights times the distance to the baseline, whatever the samples', async () => {
    // linear1's first neuron is the sum of the inputs, less 10.
    const shap = new NeuronGradientShap(multiLayer(), 'linear1');
    const baselines = row(1, 2, 3);
    for (const seed of [0, 1]) {
      const map = await shap.attribute(row(0, 100, 30), { neuronSelector: 0, baselines, seed });
      expect(distance(map, row(-1, 98, 27))).to.be.below(TOLERANCE);
    }
    const slope = new NeuronGradientShap(multiLayer(), 'linear1', { multiplyByInputs: false });
    const map = await slope.attribute(row(0, 100, 30), { neuronSelector: 0, baselines });
    expect(distance(map, row(1, 1, 1))).to.be.below(TOLERANCE);
  });

  it('of a neuron behind a ReLU counts the share of samples in which it is active', async () => {
    // Active from 10 on along 0 to 100: nine tenths of the path.
    const shap = new NeuronGradientShap(multiLayer(), 'relu');
    const options = { neuronSelector: [0], baselines: tf.zeros([1, 3]), nSamples: 2000 };
    const map = await shap.attribute(row(0, 100, 0), options);
    expect(distance(map, row(0, 90, 0))).to.be.below(3);
  });
});
