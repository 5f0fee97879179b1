import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { described } from './options.js';

/**
 * Which score of each example is explained, as in Captum:
 *
 * - a number: that class, for every example;
 * - N numbers, as a list or a `tf.Tensor1D`: one class an example;
 * - for scores of more axes, N lists of indices, one an example, or a single list of indices in a list, for all;
 * - none: each example has one score only.
 */
export type Target = number | readonly number[] | readonly (readonly number[])[] | tf.Tensor1D | undefined;

/**
 * The explained score of each example.
 *
 * - `scores`: [N, ...], or one number for the whole batch. Returns [N], or that number.
 *
 * @throws {GradelensError} `TARGET_TYPE`, `TARGET_OUT_OF_RANGE`, `TARGET_COUNT`, `TARGET_MISSING`, `TARGET_RANK`
 */
export function selectScores(scores: tf.Tensor, target: Target): tf.Tensor {
  const [examples = 1, ...axes] = scores.shape;
  const size = axes.reduce((product, length) => product * length, 1);
  if (target === undefined) {
    if (size === 1) return scores.rank === 0 ? scores : tf.reshape(scores, [examples]);
    throw new GradelensError(
      'TARGET_MISSING',
      `Each example has ${size} scores (shape [${scores.shape}]): say by \`target\` which one to explain.`,
    );
  }
  const flat = indicesOf(target, examples).map((index) => flatIndex(index, axes));
  // One score needs no choice, and tf.oneHot none of one.
  if (size === 1) return tf.reshape(scores, [examples]);
  return tf.tidy(() =>
    tf.sum(tf.mul(tf.reshape(scores, [examples, size]), tf.oneHot(tf.tensor1d(flat, 'int32'), size)), 1),
  );
}

/** The target of a batch that is repeated `times` over. */
export function repeatTarget(target: Target, times: number): Target {
  if (target === undefined || typeof target === 'number') return target;
  const list = listed(target);
  if (list.length === 1 && Array.isArray(list[0])) return list as Target;
  return Array.from({ length: times }, () => list).flat() as Target;
}

function listed(target: Exclude<Target, number | undefined>): readonly (number | readonly number[])[] {
  const isNumber = (each: unknown): boolean => typeof each === 'number';
  if (target instanceof tf.Tensor && target.rank === 1) return [...target.dataSync()];
  if (Array.isArray(target)) {
    const whole =
      target.every(isNumber) || target.every((each) => Array.isArray(each) && each.every(isNumber));
    if (whole) return target;
  }
  throw new GradelensError(
    'TARGET_TYPE',
    `A target is a class's number, or a list or a tf.Tensor1D with one for each example; got ${described(target)}.`,
  );
}

/** One list of indices an example. */
function indicesOf(target: Exclude<Target, undefined>, examples: number): (readonly number[])[] {
  const list = typeof target === 'number' ? [[target]] : listed(target);
  const isForAll = list.length === 1 && (typeof target === 'number' || Array.isArray(list[0]));
  if (!isForAll && list.length !== examples) {
    throw new GradelensError(
      'TARGET_COUNT',
      `Expected ${examples} targets, one an example; got ${list.length}.`,
    );
  }
  return Array.from({ length: examples }, (_, i) => [list[isForAll ? 0 : i]!].flat());
}

function flatIndex(index: readonly number[], axes: readonly number[]): number {
  if (index.length !== axes.length) {
    throw new GradelensError(
      'TARGET_RANK',
      `A target of ${index.length} indices, [${index}], does not name one of the scores: each example has shape [${axes}].`,
    );
  }
  const wrong = index.findIndex((each, axis) => !Number.isInteger(each) || each < 0 || each >= axes[axis]!);
  if (wrong >= 0) {
    throw new GradelensError(
      'TARGET_OUT_OF_RANGE',
      `Target ${index[wrong]} is no class: expected 0 to ${axes[wrong]! - 1}.`,
    );
  }
  return index.reduce((flat, each, axis) => flat * axes[axis]! + each, 0);
}
