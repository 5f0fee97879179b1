import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { below, normal } from '../model/random.js';
import { described } from './options.js';

/** Standard deviation of noise: one for all inputs, or one an input. */
export type Noise = number | readonly number[];

/**
 * Inputs with normal noise added.
 *
 * @throws {GradelensError} `STDEVS`
 */
export function noisy(inputs: readonly tf.Tensor[], stdevs: Noise, next: () => number): tf.Tensor[] {
  const list = typeof stdevs === 'number' ? inputs.map(() => stdevs) : stdevs;
  const fits = Array.isArray(list) && list.length === inputs.length;
  if (!fits || !list.every((each) => each >= 0 && Number.isFinite(each))) {
    throw new GradelensError(
      'STDEVS',
      `Expected ${inputs.length} standard deviations of at least 0; got ${described(list)}.`,
    );
  }
  return inputs.map((input, i) => {
    // No noise draws nothing.
    if (list[i] === 0) return tf.clone(input);
    const noise = Float32Array.from({ length: input.size }, () => list[i]! * normal(next));
    return tf.add(input, tf.tensor(noise, input.shape));
  });
}

/** For each of N examples a random row of a distribution [B, ...], the same row in each tensor. */
export function drawRows(
  distribution: readonly tf.Tensor[],
  examples: number,
  next: () => number,
): tf.Tensor[] {
  const rows = Array.from({ length: examples }, () => below(next, distribution[0]!.shape[0]!));
  return distribution.map((each) => tf.gather(each, tf.tensor1d(rows, 'int32')));
}
