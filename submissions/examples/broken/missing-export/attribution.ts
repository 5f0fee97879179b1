import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import * as attr from 'gradelens/attr';

type Labels = readonly number[];

export const librarySaliency = (X: tf.Tensor4D, y: Labels, model: Classifier) =>
  new attr.Saliency(model).attribute(X, { target: y });

export const libraryGuided = (X: tf.Tensor4D, y: Labels, model: Classifier, layer: string) => ({
  guidedBackprop: new attr.GuidedBackprop(model).attribute(X, { target: y }),
  guidedGradCam: new attr.GuidedGradCam(model, layer).attribute(X, { target: y }),
});

export const libraryLayers = async (X: tf.Tensor4D, y: Labels, model: Classifier, layer: string) => ({
  gradCam: new attr.LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true }),
  conductance: await new attr.LayerConductance(model, layer).attribute(X, { target: y }),
});

export const libraryNeuron = (
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [number, number, number],
) => new attr.NeuronGradient(model, layer).attribute(X, { neuronSelector: neuron });
