import * as tf from '@tensorflow/tfjs';
import { seeded } from '../../model/random.js';
import { type Baselines, baselinesOf } from '../baselines.js';
import { scoresOfCoalitions } from '../coalition-scores.js';
import { coalitionsOf } from '../coalitions.js';
import { scoresOf } from '../explain.js';
import { type FeatureMask, featuresOf } from '../features.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { shapleyRegression } from '../least-squares.js';
import { adapt } from '../models/adapt.js';
import type { AnyModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { onFeatures, type PerturbationOptions } from '../perturb.js';

/** Options of `KernelShap.attribute`. */
export interface KernelShapOptions extends PerturbationOptions {
  readonly baselines?: Baselines;
  readonly featureMask?: FeatureMask;
  /** Coalitions of features that are tried; default 25. Where that many or fewer exist, each is, and the result is exact. */
  readonly nSamples?: number;
  /** Seed of the coalitions; default 0. */
  readonly seed?: number | string;
}

/**
 * Shapley values by a weighted linear regression of the score on which features are there. Attributions of the features add
 * up to the change of the score.
 *
 * - Formula: argmin over phi of sum over coalitions z of w(z) (F(z) - F(x0) - sum of phi_i z_i)^2, sum of phi = F(x) - F(x0),
 *   w(z) = (M - 1) / (C(M, |z|) |z| (M - |z|))
 * - Source: Lundberg and Lee, A Unified Approach to Interpreting Model Predictions, 2017, https://arxiv.org/abs/1705.07874.
 *   The sum is held exactly, where Captum gives its two ends a large weight; of too few coalitions the smallest solution.
 *   Sampled coalitions come with their complements (Covert and Lee, 2021, https://arxiv.org/abs/2012.01536).
 * - Cost: nSamples (25) + 2 forward passes; no gradients.
 *
 * @example
 * const featureMask = tf.tensor4d([...Array(4).keys()], [1, 2, 2, 1]).resizeNearestNeighbor([40, 40]);
 * const map = await new KernelShap(model).attribute(X, { target: 3, featureMask }); // [N,H,W,3]
 */
export class KernelShap {
  constructor(private readonly model: AnyModel) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape ([1, ...] where the model gives one score for the whole batch), the
   *   caller's to dispose.
   *
   * @throws {GradelensError} `TOO_MANY_FEATURES`, `MASK_SHAPE`, `MASK_COUNT`, `BASELINE_SHAPE`, `ABORTED`; see
   *   `listOf`, `Target`
   */
  async attribute<I extends Inputs>(inputs: I, options: KernelShapOptions = {}): Promise<Attributions<I>> {
    checkOptions('KernelShap', options);
    const nSamples = options.nSamples ?? 25;
    const [model, list] = [adapt(this.model), listOf(inputs, adapt(this.model))];
    const features = featuresOf(options.featureMask, list);
    const coalitions = coalitionsOf(features.length, nSamples, seeded(options.seed ?? 0));
    const baselines = tf.tidy(() => baselinesOf(options.baselines ?? 0, list));
    try {
      const [ends, whole] = tf.tidy(() => {
        const scores = [baselines, list].map((each) => scoresOf(model, each, options));
        return [scores.map((each) => [...each.dataSync()]), scores[0]!.rank === 0] as const;
      });
      // One score for the batch cannot be told apart from the scores of a batch that is repeated.
      const run = whole ? { ...options, perturbationsPerEval: 1 } : options;
      const scores = await scoresOfCoalitions(model, list, baselines, features, coalitions, run);
      const values = ends[0]!.map((empty, n) =>
        shapleyRegression(
          coalitions,
          scores.map((each) => each[n]! - empty),
          ends[1]![n]! - empty,
        ),
      );
      return like(inputs, onFeatures(values, features, list));
    } finally {
      tf.dispose(baselines);
    }
  }
}
