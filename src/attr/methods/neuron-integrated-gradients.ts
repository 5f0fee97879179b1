import { neuronScore } from '../explain.js';
import { type Attributions, type Inputs, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import type { PathOptions } from '../path.js';
import { IntegratedGradients } from './integrated-gradients.js';
import type { NeuronGradientOptions } from './neuron-gradient.js';

/** Options of `NeuronIntegratedGradients.attribute`. */
export type NeuronIntegratedGradientsOptions = NeuronGradientOptions & PathOptions;

/**
 * Integrated gradients of one neuron, or of the sum of several, in the place of the score.
 *
 * - Formula: (x - x0) * integral over a in [0, 1] of dA_j/dx(x0 + a (x - x0))
 * - Source: Sundararajan, Taly and Yan, 2017, https://arxiv.org/abs/1703.01365; Shrikumar, Su and Kundaje, Computationally
 *   Efficient Measures of Internal Neuron Importance, 2018, https://arxiv.org/abs/1807.09946.
 * - Cost: nSteps (50) forward passes up to the layer and backward passes from it.
 *
 * @example
 * const ig = new NeuronIntegratedGradients(model, 'features.3');
 * const map = await ig.attribute(X, { neuronSelector: [5, 7, 7], nSteps: 20 }); // [N,H,W,3], signed
 */
export class NeuronIntegratedGradients {
  /** `multiplyByInputs`: false leaves the factor x - x0 out; default true. */
  constructor(
    private readonly model: LayeredModel,
    private readonly layer: string,
    private readonly settings: { readonly multiplyByInputs?: boolean } = {},
  ) {
    checkSettings('NeuronIntegratedGradients', settings);
  }

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `NEURON_OUT_OF_RANGE`, `UNKNOWN_LAYER`, `LAYER_OUTPUTS`, `APPROXIMATION_METHOD`,
   *   `BASELINE_SHAPE`, `ABORTED`; see `listOf`
   */
  async attribute<I extends Inputs>(
    inputs: I,
    options: NeuronIntegratedGradientsOptions,
  ): Promise<Attributions<I>> {
    checkOptions('NeuronIntegratedGradients', options);
    const { neuronSelector, attributeToNeuronInput = false, ...path } = options;
    const site = { layer: this.layer, input: attributeToNeuronInput };
    const neuron = neuronScore(adapt(this.model), site, neuronSelector, listOf(inputs).length);
    return new IntegratedGradients(neuron, this.settings).attribute(inputs, { ...path, target: undefined });
  }
}
