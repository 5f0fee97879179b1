import * as tf from '@tensorflow/tfjs';
import { neuronGradients } from '../explain.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { GUIDED } from '../rules.js';
import type { NeuronGradientOptions } from './neuron-gradient.js';

/**
 * Gradient of one neuron, or of the sum of several, in which every ReLU passes positive gradients only, and only where it
 * was active.
 *
 * - Formula: as GuidedBackprop, of A_j
 * - Source: Springenberg et al., Striving for Simplicity, 2014, https://arxiv.org/abs/1412.6806, section 3.4.
 *   Departs from Captum where GuidedBackprop does.
 * - Cost: 1 forward pass up to the layer and 1 backward pass from it.
 *
 * @example
 * const map = new NeuronGuidedBackprop(model, 'features.3').attribute(X, { neuronSelector: [5, 7, 7] }); // [N,H,W,3]
 */
export class NeuronGuidedBackprop {
  constructor(
    private readonly model: LayeredModel,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `NEURON_OUT_OF_RANGE`, `UNKNOWN_LAYER`, `LAYER_OUTPUTS`, `RULE_UNSUPPORTED`; see `listOf`
   */
  attribute<I extends Inputs>(inputs: I, options: NeuronGradientOptions): Attributions<I> {
    checkOptions('NeuronGuidedBackprop', options);
    const { neuronSelector, attributeToNeuronInput = false } = options;
    const site = { layer: this.layer, input: attributeToNeuronInput };
    return tf.tidy(() =>
      like(inputs, neuronGradients(adapt(this.model), site, neuronSelector, listOf(inputs), options, GUIDED)),
    );
  }
}
