import * as tf from '@tensorflow/tfjs';
import { repeated, scoresOf } from './explain.js';
import type { Feature } from './features.js';
import { chunksOf, sumOver } from './long.js';
import type { ModelAdapter } from './models/model.js';
import { type PerturbationOptions, replaceBy, spread } from './perturb.js';

/**
 * What each feature adds to the score when features take the place of their baselines one after another, added up over
 * several orders.
 *
 * Returns one tensor an input, [N, ...] of its shape; [1, ...] for a model that gives one score for the whole batch.
 */
export async function gainsInOrder(
  model: ModelAdapter,
  inputs: readonly tf.Tensor[],
  baselines: readonly tf.Tensor[],
  orders: readonly (readonly Feature[])[],
  options: PerturbationOptions,
): Promise<tf.Tensor[]> {
  const examples = inputs[0]!.shape[0]!;
  const empty = scoresOf(model, baselines, options);
  const atOnce = empty.rank === 0 ? 1 : (options.perturbationsPerEval ?? 1);
  /** Where the order has come to: the inputs so far, then their scores. */
  let state: tf.Tensor[] = [];
  const steps = orders.flatMap((order) =>
    chunksOf(order, atOnce).map((chunk, i) => ({ chunk, first: i === 0 })),
  );
  try {
    return await sumOver(
      steps,
      ({ chunk, first }) => {
        let current = first ? [...baselines] : state.slice(0, -1);
        const before = first ? empty : state.at(-1)!;
        const masks = chunk.map((feature) => feature());
        const states = masks.map((mask) => (current = replaceBy(current, inputs)(mask)));
        const rows = inputs.map((_, i) => tf.concat(states.map((each) => each[i]!)));
        const scores = scoresOf(model, rows, repeated(options, examples, chunk.length));
        const each = tf.split(tf.reshape(scores, [-1]), chunk.length);
        const gains = each.map((score, k) =>
          tf.sub(score, tf.reshape(k === 0 ? before : each[k - 1]!, [-1])),
        );
        // Clones first: an input that the features do not touch is still that of the state before.
        const next = [...current, each.at(-1)!].map((tensor) => tf.keep(tf.clone(tensor)));
        tf.dispose(state);
        state = next;
        return inputs.map((input, i) => tf.addN(gains.map((gain, k) => spread(gain, masks[k]![i], input))));
      },
      options,
    );
  } finally {
    tf.dispose([empty, ...state]);
  }
}
