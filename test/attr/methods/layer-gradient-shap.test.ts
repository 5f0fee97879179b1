import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { GradientShap, LayerGradientShap } from '../../../src/attr/index.js';
import { distance, numbersOf, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer } from '../networks.js';

describe('LayerGradientShap', () => {
  onWasm();

  it("is the layer's change times the gradient above it, which does not vary where no ReLU turns", async () => {
    // linear1 goes from (-7, 4, 4, 4) to (90, 101, 101, 101); the first ReLU opens at 7/97 of the way.
    const shap = new LayerGradientShap(multiLayer(), 'relu');
    const map = await shap.attribute(row(0, 100, 0), { target: 0, baselines: row(1, 1, 1) });
    expect(distance(map, [90, 97, 97, 97])).to.be.at.most(1e-3);
    const gradient = new LayerGradientShap(multiLayer(), 'relu', { multiplyByInputs: false });
    const alone = await gradient.attribute(row(0, 100, 0), { target: 0, baselines: row(1, 1, 1) });
    expect(distance(alone, [1, 1, 1, 1])).to.be.at.most(TOLERANCE);
  });

  it('at the first layer, the identity, is GradientShap of the input, points, noise and rows being the same', async () => {
    const X = random([3, 3]);
    const options = {
      target: [0, 1, 0],
      baselines: random([4, 3], 'rows'),
      stdevs: 0.3,
      seed: 5,
      nSamples: 6,
    };
    const own = await new GradientShap(multiLayer()).attribute(X, options);
    const map = await new LayerGradientShap(multiLayer(), 'linear0').attribute(X, options);
    expect(distance(map, own)).to.be.at.most(TOLERANCE);
    const read = { ...options, attributeToLayerInput: true };
    expect(
      distance(await new LayerGradientShap(multiLayer(), 'linear1').attribute(X, read), own),
    ).to.be.at.most(TOLERANCE);
  });

  it('counts the share of the points at which a neuron above is active', async () => {
    // Of relu, neuron 0 is active behind a = 0.1 of the way; the gradient at linear1 is 1 there, else 0.
    const shap = new LayerGradientShap(multiLayer(), 'linear1', { multiplyByInputs: false });
    const map = await shap.attribute(tf.tile(row(0, 100, 0), [500, 1]), {
      target: 0,
      baselines: row(0, 0, 0),
      nSamples: 4,
    });
    const first = numbersOf(tf.slice(map as tf.Tensor2D, [0, 0], [500, 1]));
    // Four standard errors of 2000 draws.
    expect(first.reduce((sum, each) => sum + each, 0) / 500).to.be.closeTo(0.9, 0.027);
  });

  it('says by how much it misses the change of the score', async () => {
    const options = { target: 0, baselines: row(1, 1, 1), returnConvergenceDelta: true } as const;
    const shap = new LayerGradientShap(multiLayer(), 'relu');
    const { attributions, delta } = await shap.attribute(row(0, 100, 0), options);
    // From -1 + 12 to -1 + 90 + 3 * 101.
    expect(numbersOf(attributions).reduce((sum, each) => sum + each, 0)).to.be.closeTo(392 - 11, 1e-2);
    expect(distance(delta, [0])).to.be.at.most(1e-2);
  });
});
