import { seeded } from '../../model/random.js';
import { exchangeAmong } from '../exchange.js';
import { type FeatureMask, featuresOf } from '../features.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { AnyModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { dropsByFeature, type PerturbationOptions } from '../perturb.js';

/** Options of `FeaturePermutation.attribute`. */
export interface FeaturePermutationOptions extends PerturbationOptions {
  readonly featureMask?: FeatureMask;
  /** Seed of the permutations; default 0. */
  readonly seed?: number | string;
}

/**
 * The drop of the target score when a feature is exchanged among the examples of the batch.
 *
 * - Formula: F(x) - F(x with the feature of another example), on each element of the feature
 * - Source: Breiman, Random Forests, 2001, https://doi.org/10.1023/A:1010933404324, section 10; Captum's
 *   FeaturePermutation.
 * - Cost: 1 forward pass, and 1 for each feature; no gradients.
 *
 * @example
 * const featureMask = tf.tensor4d([...Array(4).keys()], [1, 2, 2, 1]).resizeNearestNeighbor([40, 40]);
 * const map = await new FeaturePermutation(model).attribute(X, { target: 3, featureMask }); // [N,H,W,3], N >= 2
 */
export class FeaturePermutation {
  constructor(private readonly model: AnyModel) {}

  /**
   * - `inputs`: [N, ...], N >= 2. Returns the same shape, the caller's to dispose.
   *
   * @throws {GradelensError} `BATCH_TOO_SMALL`, `MASK_SHAPE`, `MASK_COUNT`, `ABORTED`; see `listOf`, `Target`
   */
  async attribute<I extends Inputs>(
    inputs: I,
    options: FeaturePermutationOptions = {},
  ): Promise<Attributions<I>> {
    checkOptions('FeaturePermutation', options);
    const list = listOf(inputs, adapt(this.model));
    const exchange = exchangeAmong(list, seeded(options.seed ?? 0));
    const features = featuresOf(options.featureMask, list);
    return like(inputs, await dropsByFeature(adapt(this.model), list, features, exchange, options));
  }
}
