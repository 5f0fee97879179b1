import type * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  GuidedBackprop,
  GuidedGradCam,
  LayerConductance,
  LayerGradCam,
  NeuronGradient,
  Saliency,
} from '../../src/attr/index.js';
import type { OwnedClassifier } from '../../src/model/squeezenet.js';
import { BACKENDS, startBackend } from '../../src/tensor/backend.js';
import { golden, relativeL2, shareOff, squeezeNetOrSkip } from '../helpers.js';

/** Every entry of the oracle files that a method of ours gives. The neuron is [row, column, channel]. */
const ENTRIES: Record<
  string,
  (
    model: OwnedClassifier,
    X: tf.Tensor4D,
    target: number[],
    neuron: readonly [number, number, number],
  ) => unknown
> = {
  saliency: (model, X, target) => new Saliency(model).attribute(X, { target }),
  'saliency.signed': (model, X, target) => new Saliency(model).attribute(X, { target, abs: false }),
  guided_backprop: (model, X, target) => new GuidedBackprop(model).attribute(X, { target }),
  'layer_grad_cam.features.12': (model, X, target) =>
    new LayerGradCam(model, 'features.12').attribute(X, { target }),
  'layer_grad_cam.features.12.relu': (model, X, target) =>
    new LayerGradCam(model, 'features.12').attribute(X, { target, reluAttributions: true }),
  'layer_grad_cam.features.3.relu': (model, X, target) =>
    new LayerGradCam(model, 'features.3').attribute(X, { target, reluAttributions: true }),
  'guided_grad_cam.features.12': (model, X, target) =>
    new GuidedGradCam(model, 'features.12').attribute(X, { target }),
  'guided_grad_cam.features.12.bilinear': (model, X, target) =>
    new GuidedGradCam(model, 'features.12').attribute(X, { target, interpolateMode: 'bilinear' }),
  'layer_conductance.features.3': (model, X, target) =>
    new LayerConductance(model, 'features.3').attribute(X, { target, nSteps: 20 }),
  'neuron_gradient.features.3': (model, X, _target, neuronSelector) =>
    new NeuronGradient(model, 'features.3').attribute(X, { neuronSelector }),
};

const rows: string[] = [];
after(() => {
  if (rows.length > 0) console.log(`\n    Attribution against Captum:\n${rows.join('\n')}`);
});

for (const backend of BACKENDS) {
  for (const file of ['squeezenet_96x96', 'squeezenet_84x100'] as const) {
    describe(`attribution against Captum on ${backend}, ${file}`, function () {
      this.timeout(120_000);
      const oracle = golden(file);
      let model: OwnedClassifier;

      before(async function () {
        await startBackend(backend);
        model = await squeezeNetOrSkip(this);
      });
      after(() => model?.dispose());

      for (const [entry, attribute] of Object.entries(ENTRIES)) {
        it(entry, async () => {
          const [channel, row, column] = oracle.metadata.neuron!.match(/\d+/g)!.map(Number);
          const X = oracle.tensor<tf.Tensor4D>('input');
          const target = [...oracle.flat('target').data];
          const map = (await attribute(model, X, target, [row!, column!, channel!])) as tf.Tensor;
          const expected = oracle.flat(entry);
          expect(map.shape).to.deep.equal(expected.shape);
          const actual = map.dataSync();
          const error = relativeL2(actual, expected.data);
          const share = shareOff(actual, expected.data);
          rows.push(
            `      ${backend.padEnd(5)} ${file} ${entry.padEnd(37)} relative L2 ${error.toExponential(1)}  share off ${(100 * share).toFixed(3)} %`,
          );
          expect(error).to.be.at.most(1e-3);
          expect(share).to.be.at.most(0.005);
          X.dispose();
          map.dispose();
        });
      }
    });
  }
}
