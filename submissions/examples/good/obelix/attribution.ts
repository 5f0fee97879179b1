import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import * as attr from 'gradelens/attr';

/** Saliency from the library. */
export async function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier) {
  const saliency = new attr.Saliency(model);
  return saliency.attribute(X, { target: y });
}

/** Both guided methods from the library. */
export async function libraryGuided(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) {
  const options = { target: y };
  const guidedBackprop = await new attr.GuidedBackprop(model).attribute(X, options);
  const guidedGradCam = await new attr.GuidedGradCam(model, layer).attribute(X, options);
  return { guidedBackprop, guidedGradCam };
}

/** The library's GradCAM, rectified here, and its conductance. */
export async function libraryLayers(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) {
  const signed = await new attr.LayerGradCam(model, layer).attribute(X, { target: y });
  const gradCam = signed.relu();
  signed.dispose();
  const conductance = await new attr.LayerConductance(model, layer).attribute(X, { target: y });
  return { gradCam, conductance };
}

/** One neuron's gradient from the library. */
export function libraryNeuron(
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [number, number, number],
): tf.Tensor4D {
  return new attr.NeuronGradient(model, layer).attribute(X, { neuronSelector: neuron });
}
