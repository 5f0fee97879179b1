import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { Saliency } from '../../../src/attr/index.js';
import { randomNetwork, randomPictures } from '../../networks.js';
import { distance, onWasm, random, TOLERANCE } from '../helpers.js';
import { saturating } from '../networks.js';

describe('Saliency', () => {
  onWasm();

  it('of 1 - relu(1 - x) at 1, 2, 3, 0, -1, 7 is 0, 0, 0, 1, 1, 0', () => {
    const map = new Saliency(saturating).attribute(tf.tensor1d([1, 2, 3, 0, -1, 7]));
    expect(distance(map, [0, 0, 0, 1, 1, 0])).to.be.at.most(TOLERANCE);
  });

  it('keeps the sign of the gradient with abs: false', () => {
    const weights = tf.tensor1d([2, -3, 0.5]);
    const linear = (x: tf.Tensor) => tf.sum(tf.mul(x, weights), 1);
    const X = random<tf.Rank.R2>([2, 3]);
    const signed = new Saliency(linear).attribute(X, { abs: false });
    expect(distance(signed, [2, -3, 0.5, 2, -3, 0.5])).to.be.at.most(TOLERANCE);
    expect(distance(new Saliency(linear).attribute(X), [2, 3, 0.5, 2, 3, 0.5])).to.be.at.most(TOLERANCE);
  });

  it('is the size of the slope that small steps find', () => {
    const model = randomNetwork();
    const X = randomPictures(1, 24);
    const map = new Saliency(model).attribute(X, { target: 3, abs: false });
    const direction = random(X.shape, 'direction');
    const at = (step: number) => model.predict(tf.add(X, tf.mul(direction, step))).dataSync()[3]!;
    const slope = (at(1e-3) - at(-1e-3)) / 2e-3;
    expect(tf.sum(tf.mul(map, direction)).dataSync()[0]).to.be.closeTo(slope, 0.01 * Math.abs(slope) + 1e-3);
    model.dispose();
  });

  for (const size of [[5], [3, 2], [4, 3, 2]]) {
    it(`explains two inputs of ${size.length + 1} axes, each by its own gradient`, () => {
      const product = (x: tf.Tensor, y: tf.Tensor) => tf.sum(tf.reshape(tf.mul(x, y), [2, -1]), 1);
      const inputs = [random([2, ...size], 'x'), random([2, ...size], 'y')];
      const maps = new Saliency(product).attribute(inputs, { abs: false });
      expect(maps.map(({ shape }) => shape)).to.deep.equal(inputs.map(({ shape }) => shape));
      expect(distance(maps, [inputs[1]!, inputs[0]!])).to.be.at.most(TOLERANCE);
    });
  }
});
