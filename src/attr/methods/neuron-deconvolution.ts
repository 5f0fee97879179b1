import * as tf from '@tensorflow/tfjs';
import { neuronGradients } from '../explain.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { DECONVOLUTION } from '../rules.js';
import type { NeuronGradientOptions } from './neuron-gradient.js';

/**
 * Gradient of one neuron, or of the sum of several, in which every ReLU passes the positive part of what comes back.
 *
 * - Formula: as Deconvolution, of A_j
 * - Source: Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, 2013, https://arxiv.org/abs/1311.2901.
 *   Departs from Captum where Deconvolution does.
 * - Cost: 1 forward pass up to the layer and 1 backward pass from it.
 *
 * @example
 * const map = new NeuronDeconvolution(model, 'features.3').attribute(X, { neuronSelector: [5, 7, 7] }); // [N,H,W,3]
 */
export class NeuronDeconvolution {
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
    checkOptions('NeuronDeconvolution', options);
    const { neuronSelector, attributeToNeuronInput = false } = options;
    const site = { layer: this.layer, input: attributeToNeuronInput };
    return tf.tidy(() =>
      like(
        inputs,
        neuronGradients(adapt(this.model), site, neuronSelector, listOf(inputs), options, DECONVOLUTION),
      ),
    );
  }
}
