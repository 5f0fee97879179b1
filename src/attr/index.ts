/** The attribution library: Captum's methods, names and numbers for TensorFlow.js. */
export { GuidedBackprop } from './methods/guided-backprop.js';
export { GuidedGradCam, type GuidedGradCamOptions } from './methods/guided-grad-cam.js';
export { LayerConductance, type LayerConductanceOptions } from './methods/layer-conductance.js';
export { LayerGradCam, type LayerGradCamOptions } from './methods/layer-grad-cam.js';
export { NeuronGradient, type NeuronSelector } from './methods/neuron-gradient.js';
export { Saliency } from './methods/saliency.js';
export type { Target } from './target.js';
