import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';

/**
 * Which class score of each example is explained: one index for all, or one for each example.
 * As in Captum; every method takes it as `target`.
 */
export type Target = number | readonly number[];

/**
 * The explained scores, summed over the batch: examples are independent, so one backward pass gives each its gradient.
 *
 * - `scores`: [N, classes]. Returns a scalar.
 *
 * @throws {GradelensError} `TARGET_OUT_OF_RANGE`, `TARGET_COUNT`
 */
export function selectScores(scores: tf.Tensor2D, target: Target): tf.Scalar {
  const [examples, classes] = scores.shape;
  const targets = typeof target === 'number' ? Array.from({ length: examples }, () => target) : [...target];
  if (targets.length !== examples) {
    throw new GradelensError(
      'TARGET_COUNT',
      `Expected ${examples} targets, one an example; got ${targets.length}.`,
    );
  }
  const wrong = targets.find((index) => !Number.isInteger(index) || index < 0 || index >= classes);
  if (wrong !== undefined) {
    throw new GradelensError(
      'TARGET_OUT_OF_RANGE',
      `Target ${wrong} is no class: expected 0 to ${classes - 1}.`,
    );
  }
  return tf.tidy(() => tf.sum(tf.mul(scores, tf.oneHot(tf.tensor1d(targets, 'int32'), classes))));
}
