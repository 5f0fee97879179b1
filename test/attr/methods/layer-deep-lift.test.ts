import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { DeepLift, LayerActivation, LayerDeepLift } from '../../../src/attr/index.js';
import { randomNetwork, randomPictures } from '../../networks.js';
import { distance, numbersOf, onWasm, random, TOLERANCE } from '../helpers.js';
import { overlapping, reluLinear, sharedRelu } from '../networks.js';

describe('LayerDeepLift', () => {
  onWasm();

  it("of the ReLU's input, 3, 1, 0 and 2, 3, 0 times the inputs, is 0 and 15", () => {
    const inputs = [tf.tensor2d([[-10, 1, -5]]), tf.tensor2d([[3, 3, 1]])];
    const map = new LayerDeepLift(reluLinear(), 'relu').attribute(inputs, { attributeToLayerInput: true });
    expect(distance(map, [0, 15])).to.be.at.most(TOLERANCE);
  });

  it('adds up to the change of the score at every layer', () => {
    const [X, baselines] = [random([3, 6, 6, 2], 'X'), random([1, 6, 6, 2], 'x0')];
    const model = overlapping('sigmoid');
    const options = { target: [0, 1, 2], baselines, returnConvergenceDelta: true } as const;
    for (const layer of ['conv', 'pool', 'flat', 'hidden', 'scores']) {
      const { attributions, delta } = new LayerDeepLift(model, layer).attribute(X, options);
      expect(distance(delta, [0, 0, 0])).to.be.at.most(TOLERANCE);
      expect(tf.max(tf.abs(attributions as tf.Tensor)).dataSync()[0]).to.be.above(0.01);
    }
  });

  it("adds up at every layer of the project's networks, and at each one's input", () => {
    const model = randomNetwork();
    const [X, baselines] = [randomPictures(2, 24), randomPictures(1, 24, 'x0')];
    for (const layer of model.layers.slice(0, -1)) {
      for (const attributeToLayerInput of [false, true]) {
        const { attributions, delta } = new LayerDeepLift(model, layer).attribute(X, {
          target: [1, 7],
          baselines,
          attributeToLayerInput,
          returnConvergenceDelta: true,
        });
        const size = Math.max(1, ...numbersOf(tf.sum(attributions, [1, 2, 3])).map(Math.abs));
        expect(distance(delta, [0, 0]), layer).to.be.at.most(1e-4 * size);
      }
    }
    model.dispose();
  });

  it("of the first layer's input is DeepLift", () => {
    const [X, model] = [random([2, 6, 6, 2], 'X'), overlapping('tanh')];
    const map = new LayerDeepLift(model, 'conv').attribute(X, { target: 1, attributeToLayerInput: true });
    expect(distance(map, new DeepLift(model).attribute(X, { target: 1 }))).to.be.at.most(TOLERANCE);
  });

  it('is the change of the activation times what multiplyByInputs: false leaves', () => {
    const [X, x0, model] = [random([2, 6, 6, 2], 'X'), random([2, 6, 6, 2], 'x0'), overlapping('tanh')];
    const options = { target: 1, baselines: x0 };
    const plain = new LayerDeepLift(model, 'pool', { multiplyByInputs: false });
    const factors = plain.attribute(X, options) as tf.Tensor;
    const activation = new LayerActivation(model, 'pool');
    const change = tf.sub(activation.attribute(X) as tf.Tensor, activation.attribute(x0) as tf.Tensor);
    const map = new LayerDeepLift(model, 'pool').attribute(X, options);
    expect(distance(tf.mul(factors, change), map)).to.be.at.most(TOLERANCE);
  });

  it('of a layer that is used twice gives one for each use, which add up together', () => {
    const { attributions, delta } = new LayerDeepLift(sharedRelu(), 'multi_relu').attribute(
      tf.tensor2d([[0, 30, 4]]),
      { target: 0, returnConvergenceDelta: true },
    );
    expect(distance(attributions as tf.Tensor[], [24, 34, 34, 34, 24, 34, 34, 34])).to.be.at.most(TOLERANCE);
    expect(distance(delta, [0])).to.be.at.most(TOLERANCE);
  });
});
