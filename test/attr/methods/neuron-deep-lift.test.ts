import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { DeepLift, NeuronDeepLift } from '../../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, overlapping } from '../networks.js';

describe('NeuronDeepLift', () => {
  onWasm();

  it('hands the change of a neuron back in proportion, by hand', async () => {
    const at = (layer: string, options: object = {}, settings: object = {}) =>
      new NeuronDeepLift(multiLayer(), layer, settings).attribute(row(2, 5, 6), {
        neuronSelector: 0,
        ...options,
      });
    // linear1, neuron 0, goes from -10 to 3; behind the ReLU from 0 to 3.
    expect(distance(at('linear1'), [2, 5, 6])).to.be.at.most(TOLERANCE);
    expect(distance(at('relu'), [6 / 13, 15 / 13, 18 / 13])).to.be.at.most(TOLERANCE);
    expect(distance(at('relu', { attributeToNeuronInput: true }), [2, 5, 6])).to.be.at.most(TOLERANCE);
    expect(distance(at('relu', {}, { multiplyByInputs: false }), [3 / 13, 3 / 13, 3 / 13])).to.be.at.most(
      TOLERANCE,
    );
  });

  for (const maxPoolRule of ['rescale', 'captum'] as const) {
    it(`is DeepLift of a model that ends at the neuron, with the ${maxPoolRule} rule of pools`, () => {
      const model = overlapping('relu');
      const X = random([2, 6, 6, 2]);
      const end = tf.model({
        inputs: model.inputs,
        outputs: model.getLayer('hidden').output as tf.SymbolicTensor,
      });
      const options = { baselines: random([1, 6, 6, 2], 'base') };
      const own = new DeepLift(end, { maxPoolRule }).attribute(X, { ...options, target: 2 });
      const lift = new NeuronDeepLift(model, 'hidden', { maxPoolRule });
      expect(distance(lift.attribute(X, { ...options, neuronSelector: 2 }), own)).to.be.at.most(TOLERANCE);
    });
  }

  it('adds up to the change of several neurons', () => {
    const model = overlapping('tanh');
    const X = random([1, 6, 6, 2]);
    const sum = (x: tf.Tensor): number => {
      const end = tf.model({
        inputs: model.inputs,
        outputs: model.getLayer('pool').output as tf.SymbolicTensor,
      });
      return numbersOf(tf.slice(end.predict(x) as tf.Tensor4D, [0, 1, 1, 0], [1, 2, 2, 3])).reduce(
        (a, b) => a + b,
      );
    };
    const neuronSelector = [{ start: 1, stop: 3 }, { start: 1, stop: 3 }, {}];
    const map = new NeuronDeepLift(model, 'pool').attribute(X, { neuronSelector });
    const total = numbersOf(map).reduce((a, b) => a + b);
    expect(total).to.be.closeTo(sum(X) - sum(tf.zerosLike(X)), 1e-4);
  });

  it('names a neuron and a baseline that do not fit, and leaves no tensor', async () => {
    const [model, X, baselines] = [multiLayer(), row(1, 2, 3), row(1, 2)];
    const before = tf.memory().numTensors;
    const lift = new NeuronDeepLift(model, 'relu');
    expect(await codeOf(() => lift.attribute(X, { neuronSelector: 4 }))).to.equal('NEURON_OUT_OF_RANGE');
    expect(await codeOf(() => lift.attribute(X, { neuronSelector: 0, baselines }))).to.equal(
      'BASELINE_SHAPE',
    );
    expect(tf.memory().numTensors).to.equal(before);
  });
});
