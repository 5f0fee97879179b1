import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { LayerConductance, NeuronConductance, NeuronGradient } from '../../../src/attr/index.js';
import { distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer } from '../networks.js';

describe('NeuronConductance', () => {
  onWasm();
  const target = 0;

  const CASES: [string, number, [number, number, number], number[]][] = [
    ['linear2', 0, [0, 100, 0], [0, 390, 0]],
    ['linear1', 0, [0, 100, 0], [0, 90, 0]],
    ['relu', 3, [0, 70, 30], [0, 70, 30]],
  ];
  for (const [layer, neuronSelector, x, expected] of CASES) {
    it(`of ${layer}, neuron ${neuronSelector}, at (${x.join(', ')}) is (${expected.join(', ')}), from 500 Gauss-Legendre points`, async () => {
      const map = await new NeuronConductance(multiLayer(), layer).attribute(row(...x), {
        target,
        neuronSelector,
        nSteps: 500,
        method: 'gausslegendre',
        internalBatchSize: 100,
      });
      expect(distance(map, expected)).to.be.at.most(0.1);
    });
  }

  it('is 383 from the trapezoid of 50 points that is the default, where 390 is exact', async () => {
    const conductance = new NeuronConductance(multiLayer(), 'linear2');
    const map = await conductance.attribute(row(0, 100, 0), { target, neuronSelector: 0 });
    expect(distance(map, [0, 383, 0])).to.be.at.most(1e-3);
  });

  it("summed over the inputs is the layer's conductance of that neuron", async () => {
    const [X, model] = [tf.add(random([2, 3]), 8), multiLayer()];
    // Where a ReLU bends, both are off by up to a step of the path, 24 / nSteps.
    const options = { target, nSteps: 6000, internalBatchSize: 6000 };
    const layer = (await new LayerConductance(model, 'relu').attribute(X, {
      ...options,
      method: 'riemann_trapezoid',
    })) as tf.Tensor;
    for (const neuronSelector of [0, 3]) {
      const map = await new NeuronConductance(model, 'relu').attribute(X, {
        ...options,
        neuronSelector,
        method: 'riemann_middle',
      });
      const sums = tf.sum(map, 1);
      expect(distance(sums, tf.slice(layer, [0, neuronSelector], [2, 1]))).to.be.at.most(0.005);
    }
  });

  it('of several neurons is the sum of theirs, also where a layer mixes them', async () => {
    const model = tf.sequential({
      layers: [
        tf.layers.dense({
          units: 3,
          inputShape: [2],
          activation: 'tanh',
          weights: [random([2, 3]), random([3])],
        }),
        tf.layers.dense({ units: 2, activation: 'tanh', weights: [random([3, 2], 'second'), random([2])] }),
      ],
    });
    const conductance = new NeuronConductance(model, model.layers[0]!.name);
    const [X, options] = [random([2, 2], 'X'), { target: 1, nSteps: 5 }];
    const of = (neuronSelector: readonly (number | { start: number })[]) =>
      conductance.attribute(X, { ...options, neuronSelector });
    const several = await of([{ start: 1 }]);
    expect(distance(several, tf.add(await of([1]), await of([2])))).to.be.at.most(TOLERANCE);
  });

  it('is x - x0 times what multiplyByInputs: false leaves; of a linear score the gradient of the neuron', async () => {
    const [X, x0, model] = [random([2, 3], 'X'), random([2, 3], 'x0'), multiLayer()];
    const options = { target, neuronSelector: 1, baselines: x0, nSteps: 5, method: 'gausslegendre' } as const;
    const plain = new NeuronConductance(model, 'linear0', { multiplyByInputs: false });
    const factors = await plain.attribute(X, options);
    const map = await new NeuronConductance(model, 'linear0').attribute(X, options);
    expect(distance(tf.mul(factors, tf.sub(X, x0)), map)).to.be.at.most(TOLERANCE);
    const last = new NeuronConductance(model, 'relu', { multiplyByInputs: false });
    const flow = await last.attribute(tf.abs(X), { ...options, baselines: 0 });
    const gradient = new NeuronGradient(model, 'relu').attribute(tf.abs(X), { neuronSelector: 1 });
    expect(distance(flow, gradient)).to.be.at.most(TOLERANCE);
  });
});
