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

/**
 * Saliency by the attribution library: |d score_y / d X| with all channels, [N,H,W,3].
 *
 * - `X`: normalised pictures [N,H,W,3]; `y`: N class indices.
 */
export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return new Saliency(model).attribute(X, { target: y });
}

/** Guided backprop and guided GradCAM of `layer` by the attribution library, each [N,H,W,3], signed. */
export function libraryGuided(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): { guidedBackprop: tf.Tensor4D; guidedGradCam: tf.Tensor4D } {
  return {
    guidedBackprop: new GuidedBackprop(model).attribute(X, { target: y }),
    guidedGradCam: new GuidedGradCam(model, layer).attribute(X, { target: y }),
  };
}

/** GradCAM of `layer`, rectified, [N,h,w,1], and its conductance, [N,h,w,C], by the attribution library. */
export async function libraryLayers(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): Promise<{ gradCam: tf.Tensor4D; conductance: tf.Tensor4D }> {
  return {
    gradCam: new LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true }),
    conductance: await new LayerConductance(model, layer).attribute(X, { target: y }),
  };
}

/** Gradient of one neuron ([row, column, channel] of `layer`'s output) by the attribution library, [N,H,W,3]. */
export function libraryNeuron(
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [row: number, column: number, channel: number],
): tf.Tensor4D {
  return new NeuronGradient(model, layer).attribute(X, { neuronSelector: neuron });
}
