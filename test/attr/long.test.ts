import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../src/attr/index.js';
import { leakOf } from '../helpers.js';
import { codeOf, distance, onWasm, random, TOLERANCE } from './helpers.js';
import { convolutional } from './networks.js';

type Result = Promise<tf.Tensor | tf.Tensor[]>;
interface Long {
  /** Steps in all. */
  readonly steps: number;
  /** How several steps run at once, for those that can. */
  readonly atOnce?: object;
  run(model: tf.LayersModel, X: tf.Tensor, options: object): Result;
}

const path = { steps: 8, atOnce: { internalBatchSize: 7 } };
const target = [0, 2];
/** Everything that takes long, on pictures [2,4,4,1]. */
const LONG: Record<string, Long> = {
  IntegratedGradients: {
    ...path,
    run: (model, X, more) => new attr.IntegratedGradients(model).attribute(X, { target, nSteps: 8, ...more }),
  },
  InternalInfluence: {
    ...path,
    run: (model, X, more) =>
      new attr.InternalInfluence(model, 'conv1').attribute(X, { target, nSteps: 8, ...more }),
  },
  LayerConductance: {
    ...path,
    run: (model, X, more) =>
      new attr.LayerConductance(model, 'conv1').attribute(X, { target, nSteps: 8, ...more }),
  },
  LayerIntegratedGradients: {
    ...path,
    run: (model, X, more) =>
      new attr.LayerIntegratedGradients(model, 'conv1').attribute(X, { target, nSteps: 8, ...more }),
  },
  NeuronConductance: {
    ...path,
    run: (model, X, more) =>
      new attr.NeuronConductance(model, 'fc1').attribute(X, {
        target,
        nSteps: 8,
        neuronSelector: 0,
        ...more,
      }),
  },
  NeuronIntegratedGradients: {
    ...path,
    run: (model, X, more) =>
      new attr.NeuronIntegratedGradients(model, 'fc1').attribute(X, {
        nSteps: 8,
        neuronSelector: 0,
        ...more,
      }),
  },
  FeatureAblation: {
    steps: 16,
    atOnce: { perturbationsPerEval: 5 },
    run: (model, X, more) => new attr.FeatureAblation(model).attribute(X, { target, ...more }),
  },
  FeaturePermutation: {
    steps: 16,
    atOnce: { perturbationsPerEval: 5 },
    run: (model, X, more) => new attr.FeaturePermutation(model).attribute(X, { target, ...more }),
  },
  Occlusion: {
    steps: 6,
    atOnce: { perturbationsPerEval: 4 },
    run: (model, X, more) =>
      new attr.Occlusion(model).attribute(X, { target, slidingWindowShapes: [3, 2, 1], ...more }),
  },
  ShapleyValueSampling: {
    steps: 32,
    atOnce: { perturbationsPerEval: 5 },
    run: (model, X, more) =>
      new attr.ShapleyValueSampling(model).attribute(X, { target, nSamples: 2, ...more }),
  },
  KernelShap: {
    steps: 9,
    atOnce: { perturbationsPerEval: 4 },
    run: (model, X, more) => new attr.KernelShap(model).attribute(X, { target, nSamples: 9, ...more }),
  },
  LayerScoreCam: {
    steps: 2,
    atOnce: { perturbationsPerEval: 2 },
    run: (model, X, more) => new attr.LayerScoreCam(model, 'conv1').attribute(X, { target, ...more }),
  },
  GradientShap: {
    steps: 4,
    run: (model, X, more) =>
      new attr.GradientShap(model).attribute(X, { target, baselines: X, nSamples: 4, ...more }),
  },
  DeepLiftShap: {
    steps: 2,
    run: (model, X, more) => new attr.DeepLiftShap(model).attribute(X, { target, baselines: X, ...more }),
  },
  NoiseTunnel: {
    steps: 3,
    run: (model, X, more) =>
      new attr.NoiseTunnel(new attr.Saliency(model)).attribute(X, { ...{ target }, ntSamples: 3, ...more }),
  },
  infidelity: {
    steps: 5,
    run: (model, X, more) =>
      attr.infidelity(model, ([x]) => [tf.mul(x!, 0.1), tf.mul(x!, 0.9)], X, X, {
        target,
        nPerturbSamples: 5,
        ...more,
      }),
  },
  sensitivityMax: {
    steps: 5,
    run: (model, X, more) => {
      const saliency = new attr.Saliency(model);
      return attr.sensitivityMax(([x]) => saliency.attribute(x!, { target }), X, {
        nPerturbSamples: 5,
        ...more,
      });
    },
  },
};

// That every method which takes long can be followed and stopped is part of the contract of all methods.
describe('what takes long', () => {
  onWasm();
  const pictures = () => tf.add(tf.mul(random([2, 4, 4, 1]), 5), 7);

  for (const [name, { steps, atOnce, run }] of Object.entries(LONG)) {
    it(`${name} counts its ${steps} steps`, async () => {
      const seen: [number, number][] = [];
      const onProgress = (done: number, total: number): void => {
        seen.push([done, total]);
      };
      await run(convolutional(), pictures(), { onProgress });
      expect(seen).to.deep.equal(Array.from({ length: steps }, (_, i) => [i + 1, steps]));
    });

    for (const after of [0, 1]) {
      it(`${name} stops when aborted after ${after} steps, and leaves nothing`, async () => {
        const [model, X] = [convolutional(), pictures()];
        tf.dispose(await run(model, X, {}));
        const controller = new AbortController();
        if (after === 0) controller.abort();
        let done = 0;
        const onProgress = (): void => {
          done += 1;
          controller.abort();
        };
        const options = { signal: controller.signal, onProgress };
        const leak = await leakOf(async () => {
          expect(await codeOf(() => run(model, X, options))).to.equal('ABORTED');
        });
        expect(leak).to.equal(0);
        expect(done).to.equal(after);
      });
    }

    if (!atOnce) continue;
    it(`${name} gives the same numbers several at once as one by one, in fewer steps`, async () => {
      const [model, X] = [convolutional(), pictures()];
      let calls = 0;
      const onProgress = (): void => {
        calls += 1;
      };
      const one = await run(model, X, {});
      const several = await run(model, X, { ...atOnce, onProgress });
      const size = tf.sum(tf.abs([one].flat()[0]!)).dataSync()[0]!;
      expect(size).to.be.above(0);
      expect(distance(several, one)).to.be.at.most(1e-5 * size + TOLERANCE);
      expect(calls).to.be.below(steps);
    });
  }
});
