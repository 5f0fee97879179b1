import { expect } from 'chai';
import { NeuronGuidedBackprop } from '../../../src/attr/index.js';
import { randomNetwork, randomPictures } from '../../networks.js';
import { distance, numbersOf, onWasm, row, TOLERANCE } from '../helpers.js';
import { convolutional, multiLayer, ramp } from '../networks.js';

describe('NeuronGuidedBackprop', () => {
  onWasm();

  it("of the last layer's neuron is guided backprop of that score", () => {
    const map = new NeuronGuidedBackprop(convolutional(), 'relu2').attribute(ramp(), { neuronSelector: 0 });
    expect(distance(map, [0, 1, 1, 1, 1, 3, 3, 2, 1, 3, 3, 2, 1, 2, 2, 1])).to.be.at.most(TOLERANCE);
  });

  it('is 0 for an inactive ReLU, the gradient for an active one and for what an inactive one reads', () => {
    const of = (neuronSelector: number, attributeToNeuronInput = false) =>
      new NeuronGuidedBackprop(multiLayer(), 'relu').attribute(row(0, 5, 4), {
        neuronSelector,
        attributeToNeuronInput,
      });
    expect(distance(of(0), [0, 0, 0])).to.equal(0);
    expect(distance(of(1), [1, 1, 1])).to.be.at.most(TOLERANCE);
    expect(distance(of(0, true), [1, 1, 1])).to.be.at.most(TOLERANCE);
  });

  it('of several neurons clamps the gradients of their sum, not of each alone', () => {
    const model = convolutional();
    const guided = new NeuronGuidedBackprop(model, 'fc1');
    const one = guided.attribute(ramp(), { neuronSelector: [0] });
    const two = guided.attribute(ramp(), { neuronSelector: [{ start: 0, stop: 2 }] });
    expect(
      distance(
        two,
        numbersOf(one).map((value) => 2 * value),
      ),
    ).to.be.at.most(TOLERANCE);
  });

  it("of the first ReLU of the project's networks is the filter, where it is active", () => {
    const model = randomNetwork();
    const X = randomPictures(1, 24);
    const map = new NeuronGuidedBackprop(model, 'features.0').attribute(X, { neuronSelector: [1, 2, 0] });
    const nonzero = numbersOf(map).filter((value) => value !== 0);
    expect(nonzero).to.have.length(27);
    model.dispose();
  });
});
