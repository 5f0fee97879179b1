import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../src/attr/index.js';
import type { OwnedClassifier } from '../../src/model/squeezenet.js';
import { startBackend } from '../../src/tensor/backend.js';
import type { Backend } from '../../src/tensor/engines.js';
import { golden, relativeL2, shareOff, squeezeNetOrSkip } from '../helpers.js';

/** What an entry is made with; the neuron is [row, column, channel]. */
interface Case {
  readonly model: OwnedClassifier;
  readonly X: tf.Tensor4D;
  readonly target: number[];
  readonly neuronSelector: readonly [number, number, number];
  readonly mask: tf.Tensor;
}

const [L3, L12] = ['features.3', 'features.12'];
const nSteps = 20;
/** Every entry of the oracle files that is an attribution. */
export const ENTRIES: Record<string, (each: Case) => unknown> = {
  saliency: ({ model, X, target }) => new attr.Saliency(model).attribute(X, { target }),
  'saliency.signed': ({ model, X, target }) => new attr.Saliency(model).attribute(X, { target, abs: false }),
  input_x_gradient: ({ model, X, target }) => new attr.InputXGradient(model).attribute(X, { target }),
  integrated_gradients: ({ model, X, target }) =>
    new attr.IntegratedGradients(model).attribute(X, { target }),
  guided_backprop: ({ model, X, target }) => new attr.GuidedBackprop(model).attribute(X, { target }),
  deconvolution: ({ model, X, target }) => new attr.Deconvolution(model).attribute(X, { target }),
  'layer_grad_cam.features.12': ({ model, X, target }) =>
    new attr.LayerGradCam(model, L12).attribute(X, { target }),
  'layer_grad_cam.features.12.relu': ({ model, X, target }) =>
    new attr.LayerGradCam(model, L12).attribute(X, { target, reluAttributions: true }),
  'layer_grad_cam.features.3.relu': ({ model, X, target }) =>
    new attr.LayerGradCam(model, L3).attribute(X, { target, reluAttributions: true }),
  'guided_grad_cam.features.12': ({ model, X, target }) =>
    new attr.GuidedGradCam(model, L12).attribute(X, { target }),
  'guided_grad_cam.features.12.bilinear': ({ model, X, target }) =>
    new attr.GuidedGradCam(model, L12).attribute(X, { target, interpolateMode: 'bilinear' }),
  'layer_activation.features.3': ({ model, X }) => new attr.LayerActivation(model, L3).attribute(X),
  'layer_gradient_x_activation.features.3': ({ model, X, target }) =>
    new attr.LayerGradientXActivation(model, L3).attribute(X, { target }),
  'layer_conductance.features.3': ({ model, X, target }) =>
    new attr.LayerConductance(model, L3).attribute(X, { target, nSteps }),
  'internal_influence.features.3': ({ model, X, target }) =>
    new attr.InternalInfluence(model, L3).attribute(X, { target, nSteps }),
  'layer_integrated_gradients.features.3': ({ model, X, target }) =>
    new attr.LayerIntegratedGradients(model, L3).attribute(X, { target, nSteps }),
  'neuron_gradient.features.3': ({ model, X, neuronSelector }) =>
    new attr.NeuronGradient(model, L3).attribute(X, { neuronSelector }),
  'neuron_guided_backprop.features.3': ({ model, X, neuronSelector }) =>
    new attr.NeuronGuidedBackprop(model, L3).attribute(X, { neuronSelector }),
  'neuron_integrated_gradients.features.3': ({ model, X, neuronSelector }) =>
    new attr.NeuronIntegratedGradients(model, L3).attribute(X, { neuronSelector, nSteps }),
  'neuron_conductance.features.3': ({ model, X, target, neuronSelector }) =>
    new attr.NeuronConductance(model, L3).attribute(X, { target, neuronSelector, nSteps }),
  occlusion: ({ model, X, target }) =>
    new attr.Occlusion(model).attribute(X, {
      target,
      slidingWindowShapes: [24, 24, 3],
      strides: [12, 12, 3],
    }),
  feature_ablation: ({ model, X, target, mask }) =>
    new attr.FeatureAblation(model).attribute(X, { target, featureMask: mask }),
  // The oracle has Captum's max pools.
  deep_lift: ({ model, X, target }) =>
    new attr.DeepLift(model, { maxPoolRule: 'captum' }).attribute(X, { target }),
};

/** What takes minutes on the cpu backend, which computes a convolution in plain loops. */
export const LONG = [
  'integrated_gradients',
  'layer_conductance.features.3',
  'internal_influence.features.3',
  'layer_integrated_gradients.features.3',
  'neuron_conductance.features.3',
  'occlusion',
  'feature_ablation',
];

const rows: string[] = [];
after(() => {
  if (rows.length > 0) console.log(`\n    Attribution against Captum:\n${rows.join('\n')}`);
});

/** Tests of entries of both oracle files on an engine; the measured figures are printed at the end. */
export function againstCaptum(backend: Backend, entries: readonly string[]): void {
  for (const file of ['squeezenet_96x96', 'squeezenet_84x100'] as const) {
    describe(`attribution against Captum on ${backend}, ${file}`, function () {
      this.timeout(180_000);
      const oracle = golden(file);
      let model: OwnedClassifier;

      before(async function () {
        await startBackend(backend);
        model = await squeezeNetOrSkip(this);
      });
      after(() => model?.dispose());

      for (const entry of entries) {
        it(entry, async () => {
          const [channel, row, column] = oracle.metadata.neuron!.match(/\d+/g)!.map(Number);
          const X = oracle.tensor<tf.Tensor4D>('input');
          const mask = oracle.tensor('feature_ablation.mask').reshape([1, X.shape[1], X.shape[2], 1]);
          const target = [...oracle.flat('target').data];
          const neuronSelector = [row!, column!, channel!] as const;
          const map = (await ENTRIES[entry]!({ model, X, target, neuronSelector, mask })) as tf.Tensor;
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
          tf.dispose([X, mask, map]);
        });
      }
    });
  }
}
