import type * as tf from '@tensorflow/tfjs';
import * as attr from '../../src/attr/index.js';
import type { OwnedClassifier } from '../../src/model/squeezenet.js';
import { fromFlat } from '../../src/tensor/convert.js';
import type { FlatTensor } from '../../src/tensor/flat.js';

/** What an entry is made with; the neuron is [row, column, channel]. */
export interface Case {
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

/** An oracle file: what it was made with. */
export interface Oracle {
  readonly metadata: Readonly<Record<string, string>>;
  flat(key: string): FlatTensor;
}

/** What the entries of an oracle file are made with; the caller disposes `X` and `mask`. */
export function caseOf(model: OwnedClassifier, { metadata, flat }: Oracle): Case {
  const [channel, row, column] = metadata.neuron!.match(/\d+/g)!.map(Number);
  const X = fromFlat(flat('input')) as tf.Tensor4D;
  const mask = fromFlat({ ...flat('feature_ablation.mask'), shape: [1, X.shape[1], X.shape[2], 1] });
  return { model, X, mask, target: [...flat('target').data], neuronSelector: [row!, column!, channel!] };
}

/** Those that take dozens of passes: minutes of plain JavaScript, whose ops the others need too. */
export const LONG: readonly string[] = [
  'integrated_gradients',
  'layer_conductance.features.3',
  'internal_influence.features.3',
  'layer_integrated_gradients.features.3',
  'neuron_integrated_gradients.features.3',
  'neuron_conductance.features.3',
  'occlusion',
];
