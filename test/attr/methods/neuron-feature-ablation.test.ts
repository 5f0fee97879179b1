import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { FeatureAblation, NeuronFeatureAblation } from '../../../src/attr/index.js';
import { distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, overlapping } from '../networks.js';

describe('NeuronFeatureAblation', () => {
  onWasm();

  it('is what a neuron loses, by hand: by element, by group, before and behind the ReLU', async () => {
    const at = (layer: string, options: object = {}) =>
      new NeuronFeatureAblation(multiLayer(), layer).attribute(row(2, 5, 6), {
        neuronSelector: 0,
        ...options,
      });
    // linear1, neuron 0: 13 - 10.
    expect(distance(await at('linear1'), [2, 5, 6])).to.be.at.most(TOLERANCE);
    expect(distance(await at('relu'), [2, 3, 3])).to.be.at.most(TOLERANCE);
    expect(distance(await at('relu', { attributeToNeuronInput: true }), [2, 5, 6])).to.be.at.most(TOLERANCE);
    expect(distance(await at('relu', { baselines: 1 }), [1, 3, 3])).to.be.at.most(TOLERANCE);
    expect(distance(await at('linear1', { featureMask: row(0, 0, 1) }), [7, 7, 6])).to.be.at.most(TOLERANCE);
  });

  it('of several neurons is that of their sum', async () => {
    const options = { neuronSelector: [{ start: 1, stop: 3 }] };
    const map = await new NeuronFeatureAblation(multiLayer(), 'relu').attribute(row(2, 5, 6), options);
    expect(distance(map, [4, 10, 12])).to.be.at.most(TOLERANCE);
  });

  it('is FeatureAblation of a model that ends at the neuron, also several features at once', async () => {
    const model = overlapping('relu');
    const X = random([2, 6, 6, 2]);
    const end = tf.model({
      inputs: model.inputs,
      outputs: model.getLayer('pool').output as tf.SymbolicTensor,
    });
    const featureMask = tf.range(0, 36).reshape([1, 6, 6, 1]);
    const own = await new FeatureAblation(end).attribute(X, { target: [[3, 2, 1]], featureMask });
    const map = await new NeuronFeatureAblation(model, 'pool').attribute(X, {
      neuronSelector: [3, 2, 1],
      featureMask,
      perturbationsPerEval: 5,
    });
    expect(distance(map, own)).to.be.at.most(TOLERANCE);
  });
});
