import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { LayerGradCam } from '../../../src/attr/index.js';
import { distance, onWasm, row, TOLERANCE } from '../helpers.js';
import { convolutional, multiLayer, ramp, sharedRelu } from '../networks.js';

describe('LayerGradCam', () => {
  onWasm();
  const target = 0;

  it('of the convolution at the ramp is 11.25 13.5 / 20.25 22.5', () => {
    const map = new LayerGradCam(convolutional(), 'conv1').attribute(ramp(), { target }) as tf.Tensor;
    expect(map.shape).to.deep.equal([1, 2, 2, 1]);
    expect(distance(map, [11.25, 13.5, 20.25, 22.5])).to.be.at.most(TOLERANCE);
  });

  it('of the ReLU behind it is 0 4 / 28 32.5', () => {
    const map = new LayerGradCam(convolutional(), 'relu1').attribute(ramp(), { target });
    expect(distance(map, [0, 4, 28, 32.5])).to.be.at.most(TOLERANCE);
  });

  it("of the convolution's input is 0.5625 times the input, negative places too unless rectified", () => {
    const X = tf.tensor4d([0, 1, 2, 3, 4, -4, ...Array.from({ length: 10 }, (_, i) => i + 6)], [1, 4, 4, 1]);
    const cam = new LayerGradCam(convolutional(), 'conv1');
    const map = cam.attribute(X, { target, attributeToLayerInput: true });
    expect(distance(map, tf.mul(X, 0.5625))).to.be.at.most(TOLERANCE);
    const rectified = cam.attribute(X, { target, attributeToLayerInput: true, reluAttributions: true });
    expect(distance(rectified, tf.relu(tf.mul(X, 0.5625)))).to.be.at.most(TOLERANCE);
  });

  it('of a layer without places takes the gradient as the weight: 400 for linear0 at (0, 100, 0)', () => {
    const map = new LayerGradCam(multiLayer(), 'linear0').attribute(row(0, 100, 0), { target });
    expect(distance(map, [400])).to.be.at.most(TOLERANCE);
  });

  it('of a layer that is used twice gives one map for each use, 21 and 21 at (0, 6, 0)', () => {
    const maps = new LayerGradCam(sharedRelu(), 'multi_relu').attribute(row(0, 6, 0), { target });
    expect(maps).to.have.length(2);
    for (const map of maps as tf.Tensor[]) expect(distance(map, [21])).to.be.at.most(TOLERANCE);
  });

  it("without the sum gives each channel's share, which add up to the map", () => {
    const cam = new LayerGradCam(convolutional(), 'conv1');
    const shares = cam.attribute(ramp(), { target, attrDimSummation: false }) as tf.Tensor;
    expect(shares.shape).to.deep.equal([1, 2, 2, 2]);
    expect(distance(tf.sum(shares, 3), [11.25, 13.5, 20.25, 22.5])).to.be.at.most(TOLERANCE);
  });
});
