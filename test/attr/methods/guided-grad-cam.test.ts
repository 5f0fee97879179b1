import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { GuidedBackprop, GuidedGradCam, interpolate, LayerGradCam } from '../../../src/attr/index.js';
import { randomNetwork, randomPictures } from '../../networks.js';
import { codeOf, distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { convolutional, multiLayer, ramp, sharedRelu } from '../networks.js';

describe('GuidedGradCam', () => {
  onWasm();
  const target = 0;

  it('of the ReLU at the ramp is 0 0 4 4 / 0 0 12 8 / 28 84 97.5 65 / 28 56 65 32.5', () => {
    const map = new GuidedGradCam(convolutional(), 'relu1').attribute(ramp(), { target });
    const expected = [0, 0, 4, 4, 0, 0, 12, 8, 28, 84, 97.5, 65, 28, 56, 65, 32.5];
    expect(distance(map, expected)).to.be.at.most(TOLERANCE);
  });

  for (const interpolateMode of ['nearest', 'bilinear'] as const) {
    it(`is the guided gradient times the rectified map, enlarged ${interpolateMode}`, () => {
      const model = randomNetwork();
      const X = randomPictures(2, 24);
      const options = { target: [1, 7] };
      const guided = new GuidedBackprop(model).attribute(X, options);
      const cam = new LayerGradCam(model, 'features.3').attribute(X, { ...options, reluAttributions: true });
      const map = new GuidedGradCam(model, 'features.3').attribute(X, { ...options, interpolateMode });
      const expected = tf.mul(guided, interpolate(cam, [24, 24], interpolateMode));
      expect(distance(map, expected)).to.be.at.most(TOLERANCE);
      expect(tf.max(tf.abs(map)).dataSync()[0]).to.be.above(0);
      model.dispose();
    });
  }

  it('of two pictures gives one each, of what the layer reads too', () => {
    const inputs = [ramp(), tf.ones([1, 4, 4, 1])];
    const maps = new GuidedGradCam(convolutional(2), 'conv1').attribute(inputs, {
      target,
      attributeToLayerInput: true,
    });
    const guided = new GuidedBackprop(convolutional(2)).attribute(inputs, { target });
    // All scores are active: the sum of the pictures times its mean gradient.
    const gradient = new LayerGradCam(convolutional(2), 'conv1').attribute(inputs, {
      target,
      attributeToLayerInput: true,
      reluAttributions: true,
    }) as tf.Tensor;
    expect(
      distance(
        maps,
        guided.map((each) => tf.mul(each, gradient)),
      ),
    ).to.be.at.most(TOLERANCE);
  });

  it('keeps the shape of an input that is no picture: a sequence by its places, numbers by the mean of the map', () => {
    const own = { kernelSize: 2, filters: 3, activation: 'relu' } as const;
    const head = () => [tf.layers.flatten(), tf.layers.dense({ units: 2 })];
    const sequence = tf.sequential({
      layers: [tf.layers.conv1d({ ...own, name: 'conv', strides: 2, inputShape: [6, 2] }), ...head()],
    });
    const x = random([2, 6, 2]);
    const map = new GuidedGradCam(sequence, 'conv').attribute(x, { target });
    const cam = new LayerGradCam(sequence, 'conv').attribute(x, { target, reluAttributions: true });
    const guided = new GuidedBackprop(sequence).attribute(x, { target });
    const twice = tf.gather(cam as tf.Tensor, [0, 0, 1, 1, 2, 2], 1);
    expect(distance(map, tf.mul(guided, twice))).to.be.at.most(TOLERANCE);
    const numbers = tf.sequential({
      layers: [
        tf.layers.reshape({ targetShape: [4, 4, 1], inputShape: [16] }),
        tf.layers.conv2d({ ...own, name: 'conv' }),
        ...head(),
      ],
    });
    const X = random([2, 16]);
    const plain = new GuidedGradCam(numbers, 'conv').attribute(X, { target });
    expect(plain.shape).to.deep.equal([2, 16]);
    const coarse = new LayerGradCam(numbers, 'conv').attribute(X, { target, reluAttributions: true });
    const mean = tf.reshape(tf.mean(coarse as tf.Tensor, [1, 2, 3]), [2, 1]);
    const expected = tf.mul(new GuidedBackprop(numbers).attribute(X, { target }), mean);
    expect(distance(plain, expected)).to.be.at.most(TOLERANCE);
  });

  it('refuses a layer without places, and one that is used twice', async () => {
    const flat = new GuidedGradCam(multiLayer(), 'relu');
    expect(await codeOf(() => flat.attribute(row(1, 2, 3), { target }))).to.equal('NOT_A_MAP');
    const twice = new GuidedGradCam(sharedRelu(), 'multi_relu');
    expect(await codeOf(() => twice.attribute(row(1, 2, 3), { target }))).to.equal('LAYER_OUTPUTS');
  });
});
