import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, row, TOLERANCE } from '../helpers.js';

/** relu over 3 numbers and 2 others side by side, then two scores: layers join, hidden, scores. */
function pair(): tf.LayersModel {
  const inputs = [tf.input({ shape: [3] }), tf.input({ shape: [2] })];
  const dense = (name: string, units: number, seed: number, more: object = {}) =>
    tf.layers.dense({ name, units, kernelInitializer: tf.initializers.glorotNormal({ seed }), ...more });
  const joined = tf.layers.concatenate({ name: 'join' }).apply(inputs) as tf.SymbolicTensor;
  const hidden = dense('hidden', 6, 1, { activation: 'relu' }).apply(joined) as tf.SymbolicTensor;
  return tf.model({ inputs, outputs: dense('scores', 2, 2).apply(hidden) as tf.SymbolicTensor });
}

type Method = { attribute(X: tf.Tensor | tf.Tensor[], options: object): unknown };

describe('inputs of a tf.LayersModel that are not explained', () => {
  onWasm();

  for (const [name, options] of [
    ['Saliency', {}],
    ['InputXGradient', {}],
    ['GuidedBackprop', {}],
    ['IntegratedGradients', { nSteps: 7, internalBatchSize: 20 }],
    ['DeepLift', {}],
    ['FeatureAblation', { perturbationsPerEval: 2 }],
    ['ShapleyValueSampling', { nSamples: 3, perturbationsPerEval: 2 }],
    ['LayerConductance', { nSteps: 5 }],
    ['LayerActivation', { target: undefined }],
    ['LayerDeepLift', {}],
    ['LayerFeatureAblation', { perturbationsPerEval: 3 }],
    ['NeuronGradient', { neuronSelector: 1, target: undefined }],
    ['NeuronIntegratedGradients', { neuronSelector: 1, target: undefined, internalBatchSize: 20 }],
    ['NeuronFeatureAblation', { neuronSelector: 1, target: undefined, perturbationsPerEval: 3 }],
    ['NeuronDeepLift', { neuronSelector: 1, target: undefined }],
  ] as const) {
    it(`${name} explains the first as if the second were part of the model`, async () => {
      const [model, X, other] = [pair(), random([2, 3]), random([2, 2], 'other')];
      const takesLayer = /^(Layer|Neuron)/.test(name);
      const make = (of: unknown): Method => {
        const Made = (attr as unknown as Record<string, new (...args: unknown[]) => Method>)[name]!;
        return takesLayer ? new Made(of, 'hidden') : new Made(of);
      };
      const { target, ...own } = { target: [0, 1], ...options } as { target?: number[] };
      const list = async (n: number[], extra: tf.Tensor): Promise<number[]> => {
        const run = { ...own, ...(target && { target: n.map((each) => target[each]!) }) };
        const x = tf.gather(X, n);
        return numbersOf(
          (await make(model).attribute(x, { ...run, additionalForwardArgs: [extra] })) as tf.Tensor,
        );
      };
      const both = await list([0, 1], other);
      // Each example by itself, with its own row.
      const alone = [
        ...(await list([0], tf.slice(other, 0, 1))),
        ...(await list([1], tf.slice(other, 1, 1))),
      ];
      if (name !== 'ShapleyValueSampling') expect(distance(both, alone)).to.be.at.most(TOLERANCE);
      // One row for all is that row for each.
      const shared = tf.slice(other, 0, 1);
      expect(distance(await list([0, 1], shared), await list([0, 1], tf.tile(shared, [2, 1])))).to.equal(0);
      if (takesLayer || name === 'GuidedBackprop' || name === 'DeepLift') return;
      const network = (x: tf.Tensor, y: tf.Tensor) => model.predict([x, y]) as tf.Tensor;
      const asFunction = { ...own, target: target!, additionalForwardArgs: [other] };
      const expected = (await make(network).attribute(X, asFunction)) as tf.Tensor;
      expect(distance(both, expected)).to.be.at.most(TOLERANCE);
    });
  }

  it('names another number of inputs and what is no tensor with a row an example', async () => {
    const [model, X] = [pair(), random([2, 3])];
    const at = (...additionalForwardArgs: unknown[]) =>
      codeOf(() => new attr.Saliency(model).attribute(X, { target: 0, additionalForwardArgs }));
    const before = tf.memory().numTensors;
    expect(await at()).to.equal('MODEL_INPUTS');
    expect(await at(3)).to.equal('MODEL_INPUTS');
    expect(await at([1, 2])).to.equal('MODEL_INPUTS');
    expect(tf.memory().numTensors).to.equal(before);
    expect(await at(tf.zeros([3, 2]))).to.equal('MODEL_INPUTS');
    expect(await at(row(1, 2), row(1, 2))).to.equal('MODEL_INPUTS');
  });
});
