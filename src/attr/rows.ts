import * as tf from '@tensorflow/tfjs';
import { consume, type LongOptions, sumOver } from './long.js';

/** The mean over the rows of a distribution [B, ...] of what `work` gives with a row as baselines, [1, ...] each. */
export async function meanOverRows(
  distribution: readonly tf.Tensor[],
  work: (baselines: tf.Tensor[]) => tf.Tensor[],
  options: LongOptions,
): Promise<tf.Tensor[]> {
  const rows = distribution[0]!.shape[0]!;
  const sums = await sumOver(
    [...new Array(rows).keys()],
    (row) => work(distribution.map((each) => tf.slice(each, row, 1))),
    options,
  );
  return consume(sums, () => sums.map((sum) => tf.div(sum, rows)));
}
