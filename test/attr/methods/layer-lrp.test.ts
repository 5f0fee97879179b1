import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { LayerLRP, LRP, type LrpRules } from '../../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, sharedRelu } from '../networks.js';

describe('LayerLRP', () => {
  onWasm();

  it('is what the neurons of a layer contributed, by hand', () => {
    const X = row(20, 50, 30);
    const at = (layer: string, options: object = {}) =>
      new LayerLRP(multiLayer(), layer).attribute(X, { target: 0, ...options });
    // relu gives (90, 101, 101, 101); the score is their sum less 1, and they share it by what they contribute.
    const score = 392;
    expect(distance(at('linear2'), [score, 0])).to.be.at.most(1e-3);
    expect(distance(at('relu'), [90, 101, 101, 101])).to.be.at.most(1e-3);
    expect(distance(at('linear1'), [90, 101, 101, 101])).to.be.at.most(1e-3);
    expect(distance(at('linear2', { attributeToLayerInput: true }), [90, 101, 101, 101])).to.be.at.most(1e-3);
    // linear0, (20, 50, 30), contributes itself to each of four neurons.
    expect(distance(at('linear0'), [80, 200, 120])).to.be.at.most(1e-3);
  });

  it('at the first layer, the identity, is LRP of the input, by the rules above it', () => {
    const rules: LrpRules = {
      linear1: { rule: 'gamma' },
      linear2: { rule: 'alpha1-beta0', biasToZero: true },
    };
    const X = random([3, 3]);
    const own = new LRP(multiLayer(), { rules }).attribute(X, { target: [0, 1, 1] });
    const map = new LayerLRP(multiLayer(), 'linear0', { rules }).attribute(X, { target: [0, 1, 1] });
    expect(distance(map, own)).to.be.at.most(TOLERANCE);
  });

  it('gives each use of a layer its own', () => {
    const maps = new LayerLRP(sharedRelu(), 'multi_relu').attribute(row(0, 6, 0), {
      target: 0,
    }) as tf.Tensor[];
    expect(maps).to.have.length(2);
    expect(numbersOf(maps[0]!)).to.deep.equal(numbersOf(maps[1]!));
    expect(distance(maps[0]!, [0, 7, 7, 7])).to.be.at.most(TOLERANCE);
  });

  it('names a layer that there is not, and leaves no tensor', async () => {
    const [model, X] = [multiLayer(), row(1, 2, 3)];
    const before = tf.memory().numTensors;
    expect(await codeOf(() => new LayerLRP(model, 'linear9').attribute(X, { target: 0 }))).to.equal(
      'UNKNOWN_LAYER',
    );
    const rules = { linear9: { rule: 'gamma' } } as const;
    expect(await codeOf(() => new LayerLRP(model, 'relu', { rules }).attribute(X, { target: 0 }))).to.equal(
      'UNKNOWN_LAYER',
    );
    expect(tf.memory().numTensors).to.equal(before);
  });
});
