import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { IntegratedGradients, LayerActivation, LayerIntegratedGradients } from '../../../src/attr/index.js';
import { randomNetwork, randomPictures } from '../../networks.js';
import { distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, sharedRelu } from '../networks.js';

describe('LayerIntegratedGradients', () => {
  onWasm();
  const target = 0;
  const [layer, nSteps] = ['features.3', 6];

  it('is integrated gradients of the rest of the network, between the two activations', async () => {
    const model = randomNetwork();
    const [X, baselines] = [randomPictures(2, 24), randomPictures(2, 24, 'baselines')];
    const at = (x: tf.Tensor) => model.forward(x, { to: layer });
    const rest = (activation: tf.Tensor) => model.forward(activation, { from: layer });
    const options = { target: [1, 7], nSteps, baselines };
    const map = await new LayerIntegratedGradients(model, layer).attribute(X, options);
    const expected = await new IntegratedGradients(rest).attribute(at(X), {
      ...options,
      baselines: at(baselines),
    });
    expect(distance(map, expected)).to.be.at.most(TOLERANCE);
    expect(tf.max(tf.abs(map)).dataSync()[0]).to.be.above(0);
    model.dispose();
  });

  it('adds up to the change of the score when both uses of a layer go along the path, which the delta says', async () => {
    const [X, model] = [row(0, 30, 4), sharedRelu()];
    const { attributions, delta } = await new LayerIntegratedGradients(model, 'multi_relu').attribute(X, {
      target,
      nSteps,
      returnConvergenceDelta: true,
    });
    // At 0 the ReLU's outputs are 0, 1, 1, 1.
    for (const map of attributions as tf.Tensor[]) {
      expect(distance(map, [24, 34, 34, 34])).to.be.at.most(TOLERANCE);
    }
    expect(distance(delta, [0])).to.be.at.most(TOLERANCE);
  });

  it('of what a layer reads, where a ReLU follows, is that of the layer before', async () => {
    const [X, model] = [random([2, 3]), multiLayer()];
    const of = new LayerIntegratedGradients(model, 'relu');
    const input = await of.attribute(X, { target, nSteps, attributeToLayerInput: true });
    const output = await new LayerIntegratedGradients(model, 'linear1').attribute(X, { target, nSteps });
    expect(distance(input, output)).to.be.at.most(TOLERANCE);
  });

  it('is the change of the activation times what multiplyByInputs: false leaves', async () => {
    const [X, x0, model] = [random([2, 3], 'X'), random([2, 3], 'x0'), multiLayer()];
    const options = { target, nSteps, baselines: x0 };
    const plain = new LayerIntegratedGradients(model, 'linear1', { multiplyByInputs: false });
    const factors = (await plain.attribute(X, options)) as tf.Tensor;
    const activation = new LayerActivation(model, 'linear1');
    const change = tf.sub(activation.attribute(X) as tf.Tensor, activation.attribute(x0) as tf.Tensor);
    const map = await new LayerIntegratedGradients(model, 'linear1').attribute(X, options);
    expect(distance(tf.mul(factors, change), map)).to.be.at.most(TOLERANCE);
  });
});
