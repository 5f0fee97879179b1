import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import {
  GuidedBackprop,
  GuidedGradCam,
  LayerConductance,
  LayerGradCam,
  NeuronGradient,
  Saliency,
} from 'gradelens/attr';

/** The library's saliency maps [N,H,W,3]. */
export const librarySaliency = async (X: tf.Tensor4D, y: readonly number[], model: Classifier) =>
  new Saliency(model).attribute(X, { target: y });

/** The library's guided maps, each [N,H,W,3]. */
export const libraryGuided = async (
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
) => ({
  guidedBackprop: await new GuidedBackprop(model).attribute(X, { target: y }),
  guidedGradCam: await new GuidedGradCam(model, layer).attribute(X, { target: y }),
});

/** Rectified GradCAM [N,h,w,1] and conductance [N,h,w,C] of a layer. */
export const libraryLayers = async (
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
) => ({
  gradCam: await new LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true }),
  conductance: await new LayerConductance(model, layer).attribute(X, { target: y }),
});

/** Gradient [N,H,W,3] of one neuron. */
export const libraryNeuron = async (
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [number, number, number],
) => new NeuronGradient(model, layer).attribute(X, { neuronSelector: neuron });
