import * as tf from '@tensorflow/tfjs';
import { neuronGradients } from '../explain.js';
import { type Attributions, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import type { NeuronSelector } from '../neuron.js';
import { checkOptions } from '../options.js';

/** Options of `NeuronGradient.attribute`. */
export interface NeuronGradientOptions extends Pick<SharedOptions, 'additionalForwardArgs'> {
  readonly neuronSelector: NeuronSelector;
  /** Select among what the layer reads, not what it gives; default false. */
  readonly attributeToNeuronInput?: boolean;
}

/**
 * Gradient of one neuron, or of the sum of several, with respect to the input.
 *
 * - Formula: dA_j/dx
 * - Source: the chain rule; Captum's NeuronGradient.
 * - Cost: 1 forward pass up to the layer and 1 backward pass from it.
 *
 * @example
 * const map = new NeuronGradient(model, 'features.3').attribute(X, { neuronSelector: [5, 7, 7] }); // [N,H,W,3]
 */
export class NeuronGradient {
  constructor(
    private readonly model: LayeredModel,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `NEURON_OUT_OF_RANGE`, `UNKNOWN_LAYER`, `LAYER_OUTPUTS`; see `listOf`
   */
  attribute<I extends Inputs>(inputs: I, options: NeuronGradientOptions): Attributions<I> {
    checkOptions('NeuronGradient', options);
    const { neuronSelector, attributeToNeuronInput = false } = options;
    const site = { layer: this.layer, input: attributeToNeuronInput };
    return tf.tidy(() =>
      like(inputs, neuronGradients(adapt(this.model), site, neuronSelector, listOf(inputs), options)),
    );
  }
}
