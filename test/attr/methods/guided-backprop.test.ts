import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { GuidedBackprop } from '../../../src/attr/index.js';
import { distance, onWasm, row, TOLERANCE } from '../helpers.js';
import { convolutional, ramp } from '../networks.js';

describe('GuidedBackprop', () => {
  onWasm();

  it('of the convolutional network at the ramp is 0 1 1 1 / 1 3 3 2 / 1 3 3 2 / 1 2 2 1', () => {
    const map = new GuidedBackprop(convolutional()).attribute(ramp(), { target: 0 });
    expect(distance(map, [0, 1, 1, 1, 1, 3, 3, 2, 1, 3, 3, 2, 1, 2, 2, 1])).to.be.at.most(TOLERANCE);
  });

  it('of two pictures that are added is the same for both, 1 2 2 1 / 2 4 4 2 / 2 4 4 2 / 1 2 2 1', () => {
    const inputs = [ramp(), tf.ones([1, 4, 4, 1])];
    const maps = new GuidedBackprop(convolutional(2)).attribute(inputs, { target: 0 });
    const expected = [1, 2, 2, 1, 2, 4, 4, 2, 2, 4, 4, 2, 1, 2, 2, 1];
    for (const map of maps) expect(distance(map, expected)).to.be.at.most(TOLERANCE);
    expect(maps).to.have.length(2);
  });

  it('passes a ReLU only what is positive on both ways, the gradient of a skip beside it as it is', () => {
    const input = tf.input({ shape: [3] });
    const rectified = tf.layers.reLU().apply(input) as tf.SymbolicTensor;
    const kernel = tf.tensor2d([[2], [-3], [5], [-7], [-11], [-13]]);
    const side = tf.layers.concatenate().apply([rectified, input]) as tf.SymbolicTensor;
    const outputs = tf.layers.dense({ units: 1, weights: [kernel, tf.zeros([1])] }).apply(side);
    const model = tf.model({ inputs: input, outputs: outputs as tf.SymbolicTensor });
    // The ReLU's own part: 2, 0 (negative gradient), 0 (inactive).
    const map = new GuidedBackprop(model).attribute(row(1, 1, -1));
    expect(distance(map, [2 - 7, -11, -13])).to.be.at.most(TOLERANCE);
  });
});
