import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { repeat, repeated, scoresOf } from './explain.js';
import type { Feature } from './features.js';
import type { SharedOptions } from './inputs.js';
import { chunksOf, type LongOptions, sumOver } from './long.js';
import type { ModelAdapter } from './models/model.js';

/** Options of methods that change the input and look at the score. */
export interface PerturbationOptions extends SharedOptions, LongOptions {
  /** Changed inputs that go through the model at once; memory grows with it. Default 1, as in Captum. */
  readonly perturbationsPerEval?: number;
}

/** What takes a feature's place: gives the changed inputs, for the masks of one feature. */
export type Replace = (masks: readonly (tf.Tensor | undefined)[]) => tf.Tensor[];

/**
 * For each feature the drop of the score when it is replaced, added up over the elements of the feature.
 *
 * Returns one tensor an input, [N, ...] of its shape; [1, ...] for a model that gives one score for the whole batch. With
 * `counts`, a second set of tensors follows: how many features each element belongs to.
 */
export async function dropsByFeature(
  model: ModelAdapter,
  inputs: readonly tf.Tensor[],
  features: readonly Feature[],
  replace: Replace,
  options: PerturbationOptions,
  counts = false,
): Promise<tf.Tensor[]> {
  const { perturbationsPerEval = 1 } = options;
  const examples = inputs[0]!.shape[0]!;
  const whole = scoresOf(model, inputs, options);
  // One score for the batch cannot be told apart from the scores of a batch that is repeated.
  const atOnce = whole.rank === 0 ? 1 : perturbationsPerEval;
  try {
    return await sumOver(
      chunksOf(features, atOnce),
      (chunk) => {
        const masks = chunk.map((feature) => feature());
        const changed = masks.map(replace);
        const rows = inputs.map((_, i) => tf.concat(changed.map((each) => each[i]!)));
        const scores = scoresOf(model, rows, repeated(options, examples, chunk.length));
        const drops = tf.split(
          tf.sub(repeat(tf.reshape(whole, [-1]), chunk.length), tf.reshape(scores, [-1])),
          chunk.length,
        );
        const sums = inputs.map((input, i) =>
          tf.addN(masks.map((each, k) => spread(drops[k]!, each[i], input))),
        );
        const covers = counts
          ? inputs.map((input, i) => tf.addN(masks.map((each) => cover(each[i], input))))
          : [];
        return [...sums, ...covers];
      },
      options,
    );
  } finally {
    whole.dispose();
  }
}

/** Values of features, one a feature for each example or for the batch, on the elements of each. */
export const onFeatures = (
  values: readonly (readonly number[])[],
  features: readonly Feature[],
  inputs: readonly tf.Tensor[],
): tf.Tensor[] =>
  tf.tidy(() => {
    const masks = features.map((feature) => feature());
    const columns = features.map((_, m) => tf.tensor1d(values.map((each) => each[m]!)));
    return inputs.map((input, i) => tf.addN(masks.map((mask, m) => spread(columns[m]!, mask[i], input))));
  });

/** A number an example, on the elements of a mask. */
export const spread = (drop: tf.Tensor, mask: tf.Tensor | undefined, input: tf.Tensor): tf.Tensor => {
  const size = [drop.size, ...input.shape.slice(1)];
  if (!mask) return tf.zeros(size);
  if (mask.shape[0]! > drop.size) {
    throw new GradelensError(
      'MASK_SHAPE',
      `The model gives one score for the whole batch, so a mask for each of ${mask.shape[0]} examples cannot be told apart. Give a mask of one example.`,
    );
  }
  return tf.add(tf.zeros(size), tf.mul(tf.reshape(drop, [-1, ...size.slice(1).map(() => 1)]), mask));
};

const cover = (mask: tf.Tensor | undefined, { shape }: tf.Tensor): tf.Tensor =>
  mask ? tf.add(tf.zeros([1, ...shape.slice(1)]), mask) : tf.zeros([1, ...shape.slice(1)]);

/** Puts baselines in the place of a feature. */
export const replaceBy =
  (inputs: readonly tf.Tensor[], baselines: readonly tf.Tensor[]): Replace =>
  (masks) =>
    inputs.map((input, i) => {
      const mask = masks[i];
      return mask ? tf.add(input, tf.mul(mask, tf.sub(baselines[i]!, input))) : input;
    });
