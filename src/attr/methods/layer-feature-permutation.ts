import * as tf from '@tensorflow/tfjs';
import { seeded } from '../../model/random.js';
import { exchangeAmong } from '../exchange.js';
import { aboveLayer, activationsOf, type LayerAttributions, oneOrMany } from '../explain.js';
import { type FeatureMask, featuresOf } from '../features.js';
import { type Inputs, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { dropsByFeature, type PerturbationOptions } from '../perturb.js';

/** Options of `LayerFeaturePermutation.attribute`. */
export interface LayerFeaturePermutationOptions extends PerturbationOptions {
  /**
   * Which elements of the layer are exchanged together, as `featureMask`: [1,1,1,C] of range(0, C) for whole channels. Default
   * each element for itself.
   */
  readonly layerMask?: FeatureMask;
  /** Seed of the permutations; default 0. */
  readonly seed?: number | string;
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * How much the score falls when a feature of a layer is exchanged among the examples of the batch; the layers above run on
 * what comes of it.
 *
 * - Formula: F(A) - F(A with the feature of another example), on every element of the feature
 * - Source: Breiman, Random Forests, 2001, https://doi.org/10.1023/A:1010933404324, section 10, at a layer; Captum's
 *   LayerFeaturePermutation.
 * - Cost: 2 forward passes up to the layer, and 1 from it for each feature; no gradients.
 *
 * @example
 * const layerMask = tf.range(0, 9).reshape([1, 1, 1, 9]); // a feature a channel
 * const permutation = new LayerFeaturePermutation(model, 'features.3');
 * const map = await permutation.attribute(X, { target: 3, layerMask }); // [N,h,w,C], N >= 2
 */
export class LayerFeaturePermutation<M extends LayeredModel> {
  constructor(
    private readonly model: M,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: [N, ...], N >= 2. Returns [N, ...] of the layer's shape, the caller's to dispose.
   *
   * @throws {GradelensError} `BATCH_TOO_SMALL`, `UNKNOWN_LAYER`, `MASK_SHAPE`, `MASK_COUNT`, `ABORTED`; see `listOf`, `Target`
   */
  async attribute(
    inputs: Inputs,
    options: LayerFeaturePermutationOptions = {},
  ): Promise<LayerAttributions<M>> {
    checkOptions('LayerFeaturePermutation', options);
    const { layerMask, seed = 0, attributeToLayerInput = false, ...shared } = options;
    const site = { layer: this.layer, input: attributeToLayerInput };
    const [model, list] = [adapt(this.model), listOf(inputs)];
    const values = activationsOf(model, site, list, shared);
    try {
      const exchange = exchangeAmong(values, seeded(seed));
      const features = featuresOf(layerMask, values);
      const above = aboveLayer(model, site, list);
      return oneOrMany<M>(await dropsByFeature(above, values, features, exchange, shared));
    } finally {
      tf.dispose(values);
    }
  }
}
