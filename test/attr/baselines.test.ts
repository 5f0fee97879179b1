import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  type Baselines,
  DeepLift,
  FeatureAblation,
  IntegratedGradients,
  KernelShap,
  LayerConductance,
  LayerDeepLift,
  LayerIntegratedGradients,
  Occlusion,
  ShapleyValueSampling,
} from '../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, TOLERANCE } from './helpers.js';
import { convolutional } from './networks.js';

type Attribute = (inputs: tf.Tensor[], baselines: Baselines) => unknown;

/** Methods with a baseline, on the network over two pictures. */
const METHODS: Record<string, Attribute> = {
  IntegratedGradients: (inputs, baselines) =>
    new IntegratedGradients(convolutional(2)).attribute(inputs, { target: 0, nSteps: 3, baselines }),
  LayerIntegratedGradients: (inputs, baselines) =>
    new LayerIntegratedGradients(convolutional(2), 'conv1').attribute(inputs, {
      target: 0,
      nSteps: 3,
      baselines,
    }),
  LayerConductance: (inputs, baselines) =>
    new LayerConductance(convolutional(2), 'conv1').attribute(inputs, { target: 0, nSteps: 3, baselines }),
  DeepLift: (inputs, baselines) => new DeepLift(convolutional(2)).attribute(inputs, { target: 0, baselines }),
  LayerDeepLift: (inputs, baselines) =>
    new LayerDeepLift(convolutional(2), 'relu1').attribute(inputs, { target: 0, baselines }),
  FeatureAblation: (inputs, baselines) =>
    new FeatureAblation(convolutional(2)).attribute(inputs, { target: 0, baselines }),
  Occlusion: (inputs, baselines) =>
    new Occlusion(convolutional(2)).attribute(inputs, {
      target: 0,
      baselines,
      slidingWindowShapes: [
        [2, 2, 1],
        [3, 4, 1],
      ],
    }),
  KernelShap: (inputs, baselines) =>
    new KernelShap(convolutional(2)).attribute(inputs, { target: 0, baselines, nSamples: 3 }),
  ShapleyValueSampling: (inputs, baselines) =>
    new ShapleyValueSampling(convolutional(2)).attribute(inputs, { target: 0, baselines, nSamples: 1 }),
};

describe('baselines', () => {
  onWasm();
  const size = [4, 4, 1];
  const inputs = () => [tf.add(tf.mul(random([2, ...size], 'x'), 5), 7), random([2, ...size], 'y')];

  for (const [name, attribute] of Object.entries(METHODS)) {
    it(`of ${name} may be a number, one example or one for each, for all inputs or an input each`, async () => {
      const at = async (baselines: Baselines) =>
        numbersOf((await attribute(inputs(), baselines)) as tf.Tensor);
      const expected = await at(3);
      expect(expected.some((value) => value !== 0)).to.equal(true);
      const filled = (examples: number) => tf.fill([examples, ...size], 3);
      for (const baselines of [
        [3, 3],
        [filled(1), 3],
        [filled(2), filled(1)],
        [filled(2), filled(2)],
      ]) {
        expect(distance(await at(baselines), expected)).to.be.at.most(TOLERANCE);
      }
      expect(distance(await at([3, 4]), expected)).to.be.above(0.01);
      const differing = tf.concat([filled(1), tf.zeros([1, ...size])]);
      const [first, second] = [await at(3), await at(0)];
      const half = expected.length / (name.startsWith('Layer') ? 2 : 4);
      const each = await at([differing, differing]);
      expect(distance(each.slice(0, half), first.slice(0, half))).to.be.at.most(TOLERANCE);
      expect(distance(each.slice(half, 2 * half), second.slice(half, 2 * half))).to.be.at.most(TOLERANCE);
    });

    it(`of ${name} that do not fit are refused`, async () => {
      const refused = (baselines: Baselines) => codeOf(() => attribute(inputs(), baselines));
      expect(await refused([0])).to.equal('BASELINE_COUNT');
      expect(await refused(tf.zeros([2, ...size]))).to.equal('BASELINE_COUNT');
      expect(await refused([0, tf.zeros([3, ...size])])).to.equal('BASELINE_SHAPE');
      expect(await refused([0, tf.zeros([2, 4, 4])])).to.equal('BASELINE_SHAPE');
    });
  }
});
