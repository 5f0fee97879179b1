import { expect } from 'chai';
import { NeuronDeconvolution } from '../../../src/attr/index.js';
import { distance, onWasm, row, TOLERANCE } from '../helpers.js';
import { convolutional, multiLayer, ramp } from '../networks.js';

describe('NeuronDeconvolution', () => {
  onWasm();

  it("of the last layer's neuron is the deconvolution of that score", () => {
    const map = new NeuronDeconvolution(convolutional(), 'relu2').attribute(ramp(), { neuronSelector: 0 });
    expect(distance(map, [2, 3, 3, 1, 3, 5, 5, 2, 3, 5, 5, 2, 1, 2, 2, 1])).to.be.at.most(TOLERANCE);
  });

  it('passes an inactive ReLU', () => {
    const of = (neuronSelector: number) =>
      new NeuronDeconvolution(multiLayer(), 'relu').attribute(row(0, 5, 4), { neuronSelector });
    expect(distance(of(0), [1, 1, 1])).to.be.at.most(TOLERANCE);
    expect(distance(of(3), [1, 1, 1])).to.be.at.most(TOLERANCE);
  });

  it('passes nothing negative: of the negated neuron 0', () => {
    const map = new NeuronDeconvolution(multiLayer(), 'relu').attribute(row(0, 5, 4), {
      neuronSelector: (output) => output.neg(),
    });
    expect(distance(map, [0, 0, 0])).to.equal(0);
  });

  it('of a place of the convolution, where no ReLU lies before it, is its window', () => {
    const map = new NeuronDeconvolution(convolutional(), 'conv1').attribute(ramp(), {
      neuronSelector: [0, 1, 0],
    });
    expect(distance(map, [0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0])).to.be.at.most(TOLERANCE);
  });
});
