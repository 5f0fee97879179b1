import * as tf from '@tensorflow/tfjs';
import { distributionOf } from './baselines.js';
import { drawRows, type Noise, noisy } from './noise.js';

/** A random point for each example, between a baseline that was drawn for it and its noisy input. */
export interface RandomPoints {
  readonly from: tf.Tensor[];
  readonly to: tf.Tensor[];
  readonly points: tf.Tensor[];
}

/**
 * Points that are uniformly distributed on the straight lines between rows of a distribution [B, ...] and noisy inputs.
 *
 * @throws {GradelensError} `BASELINE_TYPE`, `BASELINE_NOT_FINITE`, `BASELINE_SHAPE`, `BASELINE_COUNT`, `STDEVS`
 */
export function randomPoints(
  inputs: readonly tf.Tensor[],
  baselines: tf.Tensor | readonly tf.Tensor[],
  stdevs: Noise,
  next: () => number,
): RandomPoints {
  const examples = inputs[0]!.shape[0]!;
  const from = drawRows(distributionOf(baselines, inputs), examples, next);
  const to = noisy(inputs, stdevs, next);
  const alphas = Float32Array.from({ length: examples }, next);
  const points = to.map((end, i) => {
    const step = tf.sub(end, from[i]!);
    const alpha = tf.tensor(alphas, [examples, ...step.shape.slice(1).map(() => 1)]);
    return tf.add(from[i]!, tf.mul(step, alpha));
  });
  return { from, to, points };
}

/** What is left when the change of the score is taken from the sum of contributions, [N]. */
export const remainder = (
  contributions: readonly tf.Tensor[],
  scores: tf.Tensor,
  baselineScores: tf.Tensor,
): tf.Tensor =>
  tf.sub(
    tf.addN(contributions.map((each) => tf.sum(tf.reshape(each, [each.shape[0]!, -1]), 1))),
    tf.sub(scores, baselineScores),
  );
