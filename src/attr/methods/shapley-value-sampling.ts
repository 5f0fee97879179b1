import * as tf from '@tensorflow/tfjs';
import { seeded } from '../../model/random.js';
import { type Baselines, baselinesOf } from '../baselines.js';
import { type FeatureMask, featuresOf } from '../features.js';
import { gainsInOrder } from '../gains.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { consume } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { AnyModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import type { PerturbationOptions } from '../perturb.js';
import { shuffled } from '../samples.js';

/** Options of `ShapleyValueSampling.attribute`. */
export interface ShapleyValueSamplingOptions extends PerturbationOptions {
  readonly baselines?: Baselines;
  readonly featureMask?: FeatureMask;
  /** Random orders of the features; default 25. */
  readonly nSamples?: number;
  /** Seed of the orders; default 0. */
  readonly seed?: number | string;
}

/**
 * What each feature adds to the target score when features come one after another in place of their baselines, averaged
 * over random orders. Attributions of the features add up to the change of the score.
 *
 * - Formula: mean over orders of F(features up to and with this one) - F(features before it)
 * - Source: Castro, Gomez and Tejada, Polynomial Calculation of the Shapley Value Based on Sampling, 2009,
 *   https://doi.org/10.1016/j.cor.2008.04.004; Strumbelj and Kononenko, An Efficient Explanation of Individual
 *   Classifications Using Game Theory, 2010, https://jmlr.org/papers/v11/strumbelj10a.html.
 * - Cost: 1 forward pass, and nSamples (25) for each feature; no gradients.
 *
 * @example
 * const featureMask = tf.tensor4d([...Array(4).keys()], [1, 2, 2, 1]).resizeNearestNeighbor([40, 40]);
 * const map = await new ShapleyValueSampling(model).attribute(X, { target: 3, featureMask, nSamples: 4 }); // [N,H,W,3]
 */
export class ShapleyValueSampling {
  constructor(private readonly model: AnyModel) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape ([1, ...] where the model gives one score for the whole batch), the
   *   caller's to dispose.
   *
   * @throws {GradelensError} `MASK_SHAPE`, `MASK_COUNT`, `BASELINE_SHAPE`, `ABORTED`; see `listOf`, `Target`
   */
  async attribute<I extends Inputs>(
    inputs: I,
    options: ShapleyValueSamplingOptions = {},
  ): Promise<Attributions<I>> {
    checkOptions('ShapleyValueSampling', options);
    const nSamples = options.nSamples ?? 25;
    const list = listOf(inputs, adapt(this.model));
    const features = featuresOf(options.featureMask, list);
    const baselines = tf.tidy(() => baselinesOf(options.baselines ?? 0, list));
    const next = seeded(options.seed ?? 0);
    const orders = Array.from({ length: nSamples }, () => shuffled(features, next));
    try {
      const sums = await gainsInOrder(adapt(this.model), list, baselines, orders, options);
      return like(
        inputs,
        consume(sums, () => sums.map((sum) => tf.div(sum, nSamples))),
      );
    } finally {
      tf.dispose(baselines);
    }
  }
}
