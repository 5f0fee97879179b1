import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { Deconvolution } from '../../../src/attr/index.js';
import { codeOf, distance, onWasm, row, TOLERANCE } from '../helpers.js';
import { convolutional, ramp, saturating } from '../networks.js';

describe('Deconvolution', () => {
  onWasm();

  it('of the convolutional network at the ramp is 2 3 3 1 / 3 5 5 2 / 3 5 5 2 / 1 2 2 1', () => {
    const map = new Deconvolution(convolutional()).attribute(ramp(), { target: 0 });
    expect(distance(map, [2, 3, 3, 1, 3, 5, 5, 2, 3, 5, 5, 2, 1, 2, 2, 1])).to.be.at.most(TOLERANCE);
  });

  it('is the same wherever the input lies, when ReLUs are all that is not linear', () => {
    const model = convolutional();
    const map = new Deconvolution(model).attribute(ramp(), { target: 0 });
    const other = new Deconvolution(model).attribute(tf.neg(ramp()), { target: 0 });
    expect(distance(other, map)).to.be.at.most(TOLERANCE);
  });

  it('passes positive gradients of an inactive ReLU and of an activation inside a layer, never negative ones', () => {
    const model = tf.sequential({
      layers: [
        tf.layers.dense({
          units: 2,
          inputShape: [2],
          activation: 'relu',
          weights: [tf.eye(2), tf.tensor1d([0, 0])],
        }),
        tf.layers.dense({ units: 1, weights: [tf.tensor2d([[3], [-4]]), tf.zeros([1])] }),
      ],
    });
    const map = new Deconvolution(model).attribute(row(-1, 1));
    expect(distance(map, [3, 0])).to.be.at.most(TOLERANCE);
  });

  it('refuses a function, whose ReLUs it cannot see', async () => {
    const hidden = new Deconvolution(saturating as never);
    expect(await codeOf(() => hidden.attribute(tf.tensor1d([1])))).to.equal('RULE_UNSUPPORTED');
  });
});
