import * as tf from '@tensorflow/tfjs';
import type { Coalition } from './coalitions.js';
import { repeated, scoresOf } from './explain.js';
import type { Feature } from './features.js';
import { chunksOf, sumOver } from './long.js';
import type { ModelAdapter } from './models/model.js';
import { type PerturbationOptions, replaceBy } from './perturb.js';

/** The target scores, N or one for the batch, of each coalition: absent features are replaced by their baselines. */
export async function scoresOfCoalitions(
  model: ModelAdapter,
  inputs: readonly tf.Tensor[],
  baselines: readonly tf.Tensor[],
  features: readonly Feature[],
  coalitions: readonly Pick<Coalition, 'present'>[],
  options: PerturbationOptions,
): Promise<number[][]> {
  const examples = inputs[0]!.shape[0]!;
  const scores: number[][] = [];
  const changed = withCoalition(inputs, baselines, features);
  const done = await sumOver(
    chunksOf(coalitions, options.perturbationsPerEval ?? 1),
    (chunk) => {
      const rows = chunk.map(changed);
      const all = scoresOf(
        model,
        inputs.map((_, i) => tf.concat(rows.map((row) => row[i]!))),
        repeated(options, examples, chunk.length),
      );
      const each = all.size / chunk.length;
      scores.push(...chunksOf([...all.dataSync()], each));
      return [];
    },
    options,
  );
  tf.dispose(done ?? []);
  return scores;
}

/** Gives the inputs of a coalition: absent features are replaced by their baselines. */
export const withCoalition =
  (inputs: readonly tf.Tensor[], baselines: readonly tf.Tensor[], features: readonly Feature[]) =>
  ({ present }: Pick<Coalition, 'present'>): tf.Tensor[] =>
    tf.tidy(() => {
      const masks = features.filter((_, i) => present[i]).map((feature) => feature());
      const union = inputs.map((_, i) => {
        const parts = masks.map((mask) => mask[i]).filter((mask) => mask !== undefined);
        return parts.length > 0 ? tf.addN(parts) : undefined;
      });
      return replaceBy(baselines, inputs)(union).map((each) => tf.clone(each));
    });
