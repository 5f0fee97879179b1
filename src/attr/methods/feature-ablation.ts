import * as tf from '@tensorflow/tfjs';
import { type Baselines, baselinesOf } from '../baselines.js';
import { type FeatureMask, featuresOf } from '../features.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { AnyModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { dropsByFeature, type PerturbationOptions, replaceBy } from '../perturb.js';

/** Options of `FeatureAblation.attribute`. */
export interface FeatureAblationOptions extends PerturbationOptions {
  readonly baselines?: Baselines;
  readonly featureMask?: FeatureMask;
}

/**
 * The drop of the target score when a feature is replaced by its baseline.
 *
 * - Formula: F(x) - F(x with the feature replaced), on each element of the feature
 * - Source: Captum's FeatureAblation; the leave-one-out of statistics.
 * - Cost: 1 forward pass, and 1 for each feature; no gradients.
 *
 * @example
 * const featureMask = tf.tensor4d([...Array(4).keys()], [1, 2, 2, 1]).resizeNearestNeighbor([40, 40]);
 * const map = await new FeatureAblation(model).attribute(X, { target: 3, featureMask }); // [N,H,W,3]
 */
export class FeatureAblation {
  constructor(private readonly model: AnyModel) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape ([1, ...] where the model gives one score for the whole batch), the
   *   caller's to dispose.
   *
   * @throws {GradelensError} `MASK_SHAPE`, `MASK_COUNT`, `BASELINE_SHAPE`, `ABORTED`; see `listOf`, `Target`
   */
  async attribute<I extends Inputs>(
    inputs: I,
    options: FeatureAblationOptions = {},
  ): Promise<Attributions<I>> {
    checkOptions('FeatureAblation', options);
    const list = listOf(inputs, adapt(this.model));
    const features = featuresOf(options.featureMask, list);
    const baselines = tf.tidy(() => baselinesOf(options.baselines ?? 0, list));
    try {
      return like(
        inputs,
        await dropsByFeature(adapt(this.model), list, features, replaceBy(list, baselines), options),
      );
    } finally {
      tf.dispose(baselines);
    }
  }
}
