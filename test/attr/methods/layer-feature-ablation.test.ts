import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { LayerFeatureAblation } from '../../../src/attr/index.js';
import { codeOf, distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, overlapping, sharedRelu } from '../networks.js';

describe('LayerFeatureAblation', () => {
  onWasm();

  it('is the score without each neuron of a layer, by hand', async () => {
    const X = row(20, 50, 30);
    const at = (layer: string, options: object = {}) =>
      new LayerFeatureAblation(multiLayer(), layer).attribute(X, { target: 0, ...options });
    // linear1 is (90, 101, 101, 101), all of them positive and added up.
    expect(distance(await at('linear1'), [90, 101, 101, 101])).to.be.at.most(TOLERANCE);
    expect(distance(await at('linear1', { layerBaselines: -5 }), [90, 101, 101, 101])).to.be.at.most(
      TOLERANCE,
    );
    expect(distance(await at('linear1', { layerBaselines: 1 }), [89, 100, 100, 100])).to.be.at.most(
      TOLERANCE,
    );
    const layerMask = row(0, 0, 1, 1);
    expect(distance(await at('linear1', { layerMask }), [191, 191, 202, 202])).to.be.at.most(TOLERANCE);
    const read = { attributeToLayerInput: true };
    expect(distance(await at('linear1', read), [80, 200, 120])).to.be.at.most(TOLERANCE);
  });

  it('gives each use of a layer its own tensor, which one mask may join', async () => {
    const ablation = new LayerFeatureAblation(sharedRelu(), 'multi_relu');
    const both = await ablation.attribute(row(0, 6, 0), { target: 0 });
    expect(both).to.have.length(2);
    expect(distance(both, [0, 7, 7, 7, 0, 7, 7, 7])).to.be.at.most(TOLERANCE);
    const layerMask = [row(0, 1, 2, 3), row(0, 1, 2, 3)];
    const joined = await ablation.attribute(row(0, 6, 0), { target: 0, layerMask });
    expect(distance(joined, [0, 14, 14, 14, 0, 14, 14, 14])).to.be.at.most(TOLERANCE);
  });

  it('is the same however many features go through at once, with a target an example', async () => {
    const model = overlapping('relu');
    const X = random([3, 6, 6, 2]);
    const ablation = new LayerFeatureAblation(model, 'pool');
    const options = { target: [2, 0, 1], layerBaselines: 0.3 };
    const one = await ablation.attribute(X, options);
    const many = await ablation.attribute(X, { ...options, perturbationsPerEval: 7 });
    expect(distance(one, many)).to.be.at.most(1e-3);
  });

  it('leaves what passes the layer by as it is, however many go through at once', async () => {
    const input = tf.input({ shape: [2] });
    const dense = (name: string, kernel: number[][]) =>
      tf.layers.dense({ name, units: kernel[0]!.length, useBias: false, weights: [tf.tensor2d(kernel)] });
    const hidden = dense('hidden', [
      [1, 2],
      [3, 4],
    ]).apply(input) as tf.SymbolicTensor;
    const outputs = tf.layers.multiply().apply([hidden, input]) as tf.SymbolicTensor;
    const model = tf.model({ inputs: input, outputs });
    const X = tf.tensor2d([
      [1, 2],
      [5, 7],
    ]);
    // Scores are (x1 + 3 x2) x1 and (2 x1 + 4 x2) x2.
    for (const perturbationsPerEval of [1, 2]) {
      const ablation = new LayerFeatureAblation(model, 'hidden');
      const map = await ablation.attribute(X, { target: [0, 1], perturbationsPerEval });
      expect(distance(map, [7, 0, 0, 38 * 7])).to.be.at.most(TOLERANCE);
    }
  });

  it('names a mask that does not fit the layer, and leaves no tensor', async () => {
    const [model, X, layerMask] = [multiLayer(), row(1, 2, 3), row(0, 1, 2)];
    const before = tf.memory().numTensors;
    const ablation = new LayerFeatureAblation(model, 'relu');
    expect(await codeOf(() => ablation.attribute(X, { target: 0, layerMask }))).to.equal('MASK_SHAPE');
    expect(await codeOf(() => ablation.attribute(X, { target: 0, layerBaselines: layerMask }))).to.equal(
      'BASELINE_SHAPE',
    );
    expect(tf.memory().numTensors).to.equal(before);
  });
});
