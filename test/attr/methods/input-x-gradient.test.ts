import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { InputXGradient, Saliency } from '../../../src/attr/index.js';
import { distance, onWasm, random, TOLERANCE } from '../helpers.js';
import { saturating, twoRelus } from '../networks.js';

describe('InputXGradient', () => {
  onWasm();

  it('of 1 - relu(1 - x) at 1, 2, 3, 0, -1, 7 is 0, 0, 0, 0, -1, 0', () => {
    const map = new InputXGradient(saturating).attribute(tf.tensor1d([1, 2, 3, 0, -1, 7]));
    expect(distance(map, [0, 0, 0, 0, -1, 0])).to.be.at.most(TOLERANCE);
  });

  it('is the score itself, split among the inputs, where the score is linear', () => {
    const linear = (x: tf.Tensor, y: tf.Tensor) => tf.add(tf.sum(tf.mul(x, 3), 1), tf.sum(tf.mul(y, -2), 1));
    const inputs = [random([3, 2], 'x'), random([3, 4], 'y')];
    const maps = new InputXGradient(linear).attribute(inputs);
    expect(distance(maps, [tf.mul(inputs[0]!, 3), tf.mul(inputs[1]!, -2)])).to.be.at.most(TOLERANCE);
  });

  it('is the input times the signed saliency, each of two inputs', () => {
    const inputs = [tf.tensor2d([[1], [-1]]), tf.tensor2d([[2], [3]])];
    const model = twoRelus();
    const gradients = new Saliency(model).attribute(inputs, { abs: false });
    const maps = new InputXGradient(model).attribute(inputs);
    expect(distance(maps, [2, 0, 4, 6])).to.be.at.most(TOLERANCE);
    expect(
      distance(
        maps,
        gradients.map((gradient, i) => tf.mul(gradient, inputs[i]!)),
      ),
    ).to.be.at.most(TOLERANCE);
  });
});
