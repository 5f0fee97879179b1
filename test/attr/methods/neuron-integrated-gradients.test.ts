import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  IntegratedGradients,
  NeuronIntegratedGradients,
  type NeuronSelector,
} from '../../../src/attr/index.js';
import { randomNetwork, randomPictures } from '../../networks.js';
import { distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer } from '../networks.js';

describe('NeuronIntegratedGradients', () => {
  onWasm();

  const CASES: [string, string, NeuronSelector, [number, number, number], number[]][] = [
    ['linear1, neuron 0,', 'linear1', 0, [0, 100, 0], [0, 100, 0]],
    ['relu, neuron 0,', 'relu', 0, [0, 6, 14], [0, 3, 7]],
    [
      'the sum of relu from neuron 2 on',
      'relu',
      (output) => tf.sum(tf.slice(output, [0, 2]), 1),
      [0, 5, 4],
      [0, 10, 8],
    ],
    ['relu from neuron 2 on', 'relu', [{ start: 2 }], [0, 5, 4], [0, 10, 8]],
  ];
  for (const [title, layer, neuronSelector, x, expected] of CASES) {
    it(`of ${title} at (${x.join(', ')}) is (${expected.join(', ')}), from 200 points`, async () => {
      const map = await new NeuronIntegratedGradients(multiLayer(), layer).attribute(row(...x), {
        neuronSelector,
        nSteps: 200,
        internalBatchSize: 50,
      });
      expect(distance(map, expected)).to.be.at.most(0.1);
    });
  }

  it('is integrated gradients of the neuron as a score, of one and of several', async () => {
    const model = randomNetwork();
    const X = randomPictures(2, 24);
    const options = { nSteps: 5, baselines: 0.1, internalBatchSize: 4 };
    const SELECTED: [NeuronSelector, number[], number[]][] = [
      [
        [2, 1, 3],
        [0, 2, 1, 3],
        [-1, 1, 1, 1],
      ],
      [
        [{ start: 1, stop: 3 }, {}, 4],
        [0, 1, 0, 4],
        [-1, 2, -1, 1],
      ],
    ];
    for (const [neuronSelector, begin, size] of SELECTED) {
      const score = (x: tf.Tensor) =>
        tf.sum(tf.slice(model.forward(x, { to: 'features.3' }), begin, size), [1, 2, 3]);
      const map = await new NeuronIntegratedGradients(model, 'features.3').attribute(X, {
        ...options,
        neuronSelector,
      });
      const expected = await new IntegratedGradients(score).attribute(X, options);
      expect(distance(map, expected)).to.be.at.most(TOLERANCE);
    }
    model.dispose();
  });

  it('is x - x0 times what multiplyByInputs: false leaves', async () => {
    const [X, x0, model] = [random([2, 3], 'X'), random([2, 3], 'x0'), multiLayer()];
    const options = { neuronSelector: 1, baselines: x0, nSteps: 5 };
    const plain = new NeuronIntegratedGradients(model, 'relu', { multiplyByInputs: false });
    const factors = await plain.attribute(X, options);
    const map = await new NeuronIntegratedGradients(model, 'relu').attribute(X, options);
    expect(distance(tf.mul(factors, tf.sub(X, x0)), map)).to.be.at.most(TOLERANCE);
  });

  it('of what the neuron reads passes the ReLU by', async () => {
    const ig = new NeuronIntegratedGradients(multiLayer(), 'relu');
    const options = { neuronSelector: 0, attributeToNeuronInput: true };
    expect(distance(await ig.attribute(row(0, 6, 14), options), [0, 6, 14])).to.be.at.most(TOLERANCE);
  });
});
