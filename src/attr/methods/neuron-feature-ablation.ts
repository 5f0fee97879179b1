import { neuronScore } from '../explain.js';
import { type Attributions, type Inputs, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { FeatureAblation, type FeatureAblationOptions } from './feature-ablation.js';
import type { NeuronGradientOptions } from './neuron-gradient.js';

/** Options of `NeuronFeatureAblation.attribute`. */
export type NeuronFeatureAblationOptions = NeuronGradientOptions & Omit<FeatureAblationOptions, 'target'>;

/**
 * How much one neuron, or the sum of several, falls when a feature of the input is replaced by its baseline.
 *
 * - Formula: A_j(x) - A_j(x with the feature at its baseline), on every element of the feature
 * - Source: Zeiler and Fergus, 2013, https://arxiv.org/abs/1311.2901, section 4.2, of a neuron; Captum's
 *   NeuronFeatureAblation.
 * - Cost: 1 forward pass up to the layer, and 1 for each feature; no gradients.
 *
 * @example
 * const featureMask = tf.tensor4d([...Array(4).keys()], [1, 2, 2, 1]).resizeNearestNeighbor([40, 40]);
 * const ablation = new NeuronFeatureAblation(model, 'features.3');
 * const map = await ablation.attribute(X, { neuronSelector: [5, 7, 7], featureMask }); // [N,H,W,3]
 */
export class NeuronFeatureAblation {
  constructor(
    private readonly model: LayeredModel,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape, the caller's to dispose.
   *
   * @throws {GradelensError} `NEURON_OUT_OF_RANGE`, `UNKNOWN_LAYER`, `LAYER_OUTPUTS`, `MASK_SHAPE`, `MASK_COUNT`,
   *   `BASELINE_SHAPE`, `ABORTED`; see `listOf`
   */
  async attribute<I extends Inputs>(
    inputs: I,
    options: NeuronFeatureAblationOptions,
  ): Promise<Attributions<I>> {
    checkOptions('NeuronFeatureAblation', options);
    const { neuronSelector, attributeToNeuronInput = false, ...rest } = options;
    const site = { layer: this.layer, input: attributeToNeuronInput };
    const neuron = neuronScore(
      adapt(this.model),
      site,
      neuronSelector,
      listOf(inputs, adapt(this.model)).length,
    );
    return new FeatureAblation(neuron).attribute(inputs, { ...rest, target: undefined });
  }
}
