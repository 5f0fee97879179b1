import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { FeaturePermutation, LayerFeaturePermutation } from '../../../src/attr/index.js';
import { codeOf, distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer } from '../networks.js';

const X = (): tf.Tensor2D =>
  tf.tensor2d([
    [20, 50, 30],
    [1, 2, 3],
  ]);

describe('LayerFeaturePermutation', () => {
  onWasm();

  it('of two examples is what each loses by the other, by hand', async () => {
    // linear1 is (90, 101, 101, 101) and (-4, 7, 7, 7); a ReLU and a sum follow.
    const at = (options: object = {}) =>
      new LayerFeaturePermutation(multiLayer(), 'linear1').attribute(X(), { target: 0, ...options });
    expect(distance(await at(), [90, 94, 94, 94, -90, -94, -94, -94])).to.be.at.most(TOLERANCE);
    const layerMask = row(0, 0, 1, 1);
    expect(distance(await at({ layerMask }), [184, 184, 188, 188, -184, -184, -188, -188])).to.be.at.most(
      1e-3,
    );
    const read = await at({ attributeToLayerInput: true });
    expect(read).to.have.property('shape').that.deep.equals([2, 3]);
  });

  it('at the first layer, the identity, is FeaturePermutation of the input, the orders being the same', async () => {
    const inputs = random([5, 3]);
    const options = { target: [0, 1, 0, 1, 1], seed: 3, perturbationsPerEval: 2 };
    const own = await new FeaturePermutation(multiLayer()).attribute(inputs, options);
    const map = await new LayerFeaturePermutation(multiLayer(), 'linear0').attribute(inputs, options);
    expect(distance(map, own)).to.be.at.most(TOLERANCE);
    const other = new LayerFeaturePermutation(multiLayer(), 'linear0').attribute(inputs, {
      ...options,
      seed: 4,
    });
    expect(distance(await other, own)).to.be.above(0.01);
  });

  it('needs two examples, and leaves no tensor', async () => {
    const [model, one] = [multiLayer(), row(1, 2, 3)];
    const before = tf.memory().numTensors;
    const permutation = new LayerFeaturePermutation(model, 'relu');
    expect(await codeOf(() => permutation.attribute(one, { target: 0 }))).to.equal('BATCH_TOO_SMALL');
    expect(tf.memory().numTensors).to.equal(before);
  });
});
