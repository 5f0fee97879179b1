import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { NeuronGradient, type NeuronSelector } from '../../../src/attr/index.js';
import { codeOf, distance, onWasm, row, TOLERANCE } from '../helpers.js';
import { convolutional, multiLayer, ramp, sharedRelu } from '../networks.js';

describe('NeuronGradient', () => {
  onWasm();

  const CASES: [string, string, NeuronSelector, [number, number, number], number[]][] = [
    ['linear2, neuron 0,', 'linear2', 0, [0, 100, 0], [4, 4, 4]],
    ['relu, neuron 0,', 'relu', 0, [0, 5, 4], [0, 0, 0]],
    ['relu, neuron 1,', 'relu', [1], [0, 5, 4], [1, 1, 1]],
    ['the sum of relu', 'relu', (output) => tf.sum(output, 1), [0, 5, 4], [3, 3, 3]],
    ['a slice of relu', 'relu', [{ start: 2 }], [0, 5, 4], [2, 2, 2]],
  ];
  for (const [title, layer, neuronSelector, x, expected] of CASES) {
    it(`of ${title} at (${x.join(', ')}) is (${expected.join(', ')})`, () => {
      const map = new NeuronGradient(multiLayer(), layer).attribute(row(...x), { neuronSelector });
      expect(distance(map, expected)).to.be.at.most(TOLERANCE);
    });
  }

  it('of a place of the convolution is its window, of the ReLU behind it 0 where it is inactive, of its input active', () => {
    const window = [0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0];
    const at = (layer: string, neuronSelector: NeuronSelector, attributeToNeuronInput = false) =>
      new NeuronGradient(convolutional(), layer).attribute(ramp(), {
        neuronSelector,
        attributeToNeuronInput,
      });
    expect(distance(at('conv1', [1, 0, 1]), window)).to.be.at.most(TOLERANCE);
    expect(distance(at('relu1', [1, 0, 1]), window)).to.be.at.most(TOLERANCE);
    expect(distance(at('relu1', [0, 0, 1]), new Array(16).fill(0))).to.equal(0);
    expect(distance(at('relu1', [1, 0, 1], true), window)).to.be.at.most(TOLERANCE);
    const slices = [1, { start: 0, stop: 1 }, {}];
    expect(distance(at('conv1', slices), tf.mul(tf.tensor1d(window), 2))).to.be.at.most(TOLERANCE);
  });

  it('of what an inactive ReLU reads is that of the layer before', () => {
    const map = new NeuronGradient(multiLayer(), 'relu').attribute(row(0, 5, 4), {
      neuronSelector: 0,
      attributeToNeuronInput: true,
    });
    expect(distance(map, [1, 1, 1])).to.be.at.most(TOLERANCE);
  });

  it('gives each example its own, and each of two inputs', () => {
    const X = tf.tensor2d([
      [0, 5, 4],
      [0, 9, 4],
    ]);
    const map = new NeuronGradient(multiLayer(), 'relu').attribute(X, { neuronSelector: 0 });
    expect(distance(map, [0, 0, 0, 1, 1, 1])).to.be.at.most(TOLERANCE);
    const inputs = [ramp(), tf.ones([1, 4, 4, 1])];
    const maps = new NeuronGradient(convolutional(2), 'conv1').attribute(inputs, {
      neuronSelector: [{ start: 0, stop: 2 }, { start: 0, stop: 2 }, 0],
    });
    const expected = [1, 2, 2, 1, 2, 4, 4, 2, 2, 4, 4, 2, 1, 2, 2, 1];
    expect(distance(maps, [...expected, ...expected])).to.be.at.most(TOLERANCE);
  });

  it('refuses a layer that is used twice', async () => {
    const twice = new NeuronGradient(sharedRelu(), 'multi_relu');
    expect(await codeOf(() => twice.attribute(row(1, 2, 3), { neuronSelector: 0 }))).to.equal(
      'LAYER_OUTPUTS',
    );
  });
});
