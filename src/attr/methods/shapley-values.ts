import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { type Baselines, baselinesOf } from '../baselines.js';
import { scoresOfCoalitions } from '../coalition-scores.js';
import { scoresOf } from '../explain.js';
import { type FeatureMask, featuresOf } from '../features.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { AnyModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { onFeatures, type PerturbationOptions } from '../perturb.js';

/** Options of `ShapleyValues.attribute`. */
export interface ShapleyValuesOptions extends PerturbationOptions {
  readonly baselines?: Baselines;
  readonly featureMask?: FeatureMask;
}

/** 2^16 forward passes. */
const MOST = 16;

/**
 * Shapley values, exactly: what each feature adds to the target score, averaged over all orders in which features can take the
 * place of their baselines. Attributions of the features add up to the change of the score.
 *
 * - Formula: sum over coalitions S without i of |S|! (M - |S| - 1)! / M! (F(S and i) - F(S))
 * - Source: Shapley, A Value for n-Person Games, 1953, https://doi.org/10.1515/9781400881970-018. Each coalition is asked
 *   once, 2^M in all, where Captum goes through all M! orders; the values are the same.
 * - Cost: 2^M forward passes for M features, at most 16; no gradients.
 *
 * @example
 * const featureMask = tf.tensor4d([...Array(4).keys()], [1, 2, 2, 1]).resizeNearestNeighbor([40, 40]);
 * const map = await new ShapleyValues(model).attribute(X, { target: 3, featureMask }); // [N,H,W,3]
 */
export class ShapleyValues {
  constructor(private readonly model: AnyModel) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape ([1, ...] where the model gives one score for the whole batch), the
   *   caller's to dispose.
   *
   * @throws {GradelensError} `TOO_MANY_FEATURES`, `MASK_SHAPE`, `MASK_COUNT`, `BASELINE_SHAPE`, `ABORTED`; see `listOf`,
   *   `Target`
   */
  async attribute<I extends Inputs>(inputs: I, options: ShapleyValuesOptions = {}): Promise<Attributions<I>> {
    checkOptions('ShapleyValues', options);
    const [model, list] = [adapt(this.model), listOf(inputs, adapt(this.model))];
    const features = featuresOf(options.featureMask, list);
    const count = features.length;
    if (count > MOST) {
      throw new GradelensError(
        'TOO_MANY_FEATURES',
        `${count} features have 2^${count} coalitions; expected at most ${MOST} features. Group elements by a featureMask, or use ShapleyValueSampling.`,
      );
    }
    const has = (coalition: number, feature: number): boolean => ((coalition >> feature) & 1) === 1;
    const coalitions = Array.from({ length: 2 ** count }, (_, coalition) => ({
      present: features.map((_, feature) => has(coalition, feature)),
    }));
    const baselines = tf.tidy(() => baselinesOf(options.baselines ?? 0, list));
    try {
      // One score for the batch cannot be told apart from the scores of a batch that is repeated.
      const one = tf.tidy(() => scoresOf(model, list, options).rank === 0);
      const run = one ? { ...options, perturbationsPerEval: 1 } : options;
      const scores = await scoresOfCoalitions(model, list, baselines, features, coalitions, run);
      const shares = orderShares(count);
      const values = scores[0]!.map((_, n) =>
        features.map((_, feature) =>
          scores.reduce((sum, without, coalition) => {
            if (has(coalition, feature)) return sum;
            const gain = scores[coalition + 2 ** feature]![n]! - without[n]!;
            return sum + shares[sizeOf(coalition)]! * gain;
          }, 0),
        ),
      );
      return like(inputs, onFeatures(values, features, list));
    } finally {
      tf.dispose(baselines);
    }
  }
}

/** By the number of features before it, the share of all orders in which just a given set of so many comes before a feature. */
function orderShares(features: number): number[] {
  const shares = [1 / features];
  for (let size = 1; size < features; size++) shares.push((shares[size - 1]! * size) / (features - size));
  return shares;
}

const sizeOf = (coalition: number): number => {
  let size = 0;
  for (let rest = coalition; rest > 0; rest >>= 1) size += rest & 1;
  return size;
};
