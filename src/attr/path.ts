import * as tf from '@tensorflow/tfjs';
import type { Baselines } from './baselines.js';
import { chunksOf, type LongOptions, sumOver } from './long.js';
import { type ApproximationMethod, quadrature } from './quadrature.js';

/** Options of methods that follow the straight path from a baseline to the input. */
export interface PathOptions extends LongOptions {
  readonly baselines?: Baselines;
  /** Points of the path; default 50. */
  readonly nSteps?: number;
  /** How the integral is approximated; default `gausslegendre`, unless the method says otherwise. */
  readonly method?: ApproximationMethod;
  /**
   * Rows that go through the model at once; memory grows with it. Default one point for each example, which is also the
   * least; Captum takes all points at once.
   */
  readonly internalBatchSize?: number;
}

/** Points of a path, several at once: point by point, each with all examples. */
export interface PathStep {
  readonly points: tf.Tensor[];
  /** How many points. */
  readonly times: number;
}

/**
 * Integral along the straight path between two batches, [N, ...] each.
 *
 * `valueAt` gives, for [times * N, ...] points, tensors of as many rows; the result has N rows each.
 */
export function integrate(
  from: readonly tf.Tensor[],
  to: readonly tf.Tensor[],
  valueAt: (step: PathStep) => tf.Tensor[],
  options: PathOptions,
): Promise<tf.Tensor[]> {
  const { nSteps = 50, method = 'gausslegendre' } = options;
  const { alphas, weights } = quadrature(method, nSteps);
  const pairs = alphas.map((alpha, k) => ({ alpha, weight: weights[k]! }));
  return sumOver(
    chunksOf(pairs, pointsAtOnce(to, options)),
    (chunk) => {
      const step = pointsAt(
        from,
        to,
        chunk.map(({ alpha }) => alpha),
      );
      return valueAt(step).map((value) => {
        const [rows, ...size] = value.shape;
        const byPoint = tf.reshape(value, [step.times, rows! / step.times, ...size]);
        const factor = tf.tensor(
          chunk.map(({ weight }) => weight),
          [step.times, ...value.shape.map(() => 1)],
        );
        return tf.sum(tf.mul(byPoint, factor), 0);
      });
    },
    options,
  );
}

/** How many points go through the model at once. */
export const pointsAtOnce = ([batch]: readonly tf.Tensor[], { internalBatchSize = 0 }: PathOptions): number =>
  Math.max(1, Math.floor(internalBatchSize / batch!.shape[0]!));

/** The points of a path at some of its places. */
export const pointsAt = (
  from: readonly tf.Tensor[],
  to: readonly tf.Tensor[],
  alphas: readonly number[],
): PathStep => ({
  times: alphas.length,
  points: to.map((end, i) =>
    tf.concat(alphas.map((alpha) => tf.add(from[i]!, tf.mul(tf.sub(end, from[i]!), alpha)))),
  ),
});
