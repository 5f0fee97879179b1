import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../src/errors.js';
import { normal, seeded } from '../../src/model/random.js';
import { startBackend } from '../../src/tensor/backend.js';

/** Runs the tests of a `describe` on wasm; tensors that a test leaves are gone after it. */
export function onWasm(): void {
  before(() => startBackend('wasm'));
  beforeEach(() => tf.engine().startScope());
  afterEach(() => tf.engine().endScope());
}

/** All numbers of attributions, one tensor after the other. */
export const numbersOf = (result: tf.Tensor | readonly tf.Tensor[]): number[] =>
  [result].flat().flatMap((each) => [...(each as tf.Tensor).dataSync()]);

/** Sum of absolute differences; infinite where lengths differ or a number is NaN. */
export function distance(
  actual: tf.Tensor | readonly tf.Tensor[] | readonly number[],
  expected: tf.Tensor | readonly tf.Tensor[] | readonly number[],
): number {
  const [left, right] = [actual, expected].map((each) =>
    Array.isArray(each) && typeof each[0] === 'number' ? (each as number[]) : numbersOf(each as tf.Tensor[]),
  ) as [number[], number[]];
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  const sum = left.reduce((total, value, i) => total + Math.abs(value - right[i]!), 0);
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum;
}

/** Captum's own tolerance for a sum of absolute differences. */
export const TOLERANCE = 1e-4;

/** One example [1,n]. */
export const row = (...values: number[]): tf.Tensor2D => tf.tensor2d([values]);

/** Normally distributed numbers, the same for the same seed. */
export function random<R extends tf.Rank = tf.Rank>(
  shape: number[],
  seed: number | string = 0,
): tf.Tensor<R> {
  const next = seeded(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Array.from({ length: size }, () => normal(next)),
    shape as tf.ShapeMap[R],
  );
}

/** Weights that differ from place to place. */
const weightsOf = (size: number): number[] => Array.from({ length: size }, (_, i) => ((i * 7) % 5) - 1.7);

/** A score in which what an element adds depends on all others: the square of a weighted sum over every input. */
export const squaredSum = (...inputs: tf.Tensor[]): tf.Tensor => {
  const flat = tf.concat(
    inputs.map((input) => tf.reshape(input, [input.shape[0]!, -1])),
    1,
  );
  return tf.square(tf.sum(tf.mul(flat, weightsOf(flat.shape[1]!)), 1));
};

/** The same score of one example in plain numbers, its inputs one after the other. */
export const plainSquaredSum = (values: readonly number[]): number => {
  const weights = weightsOf(values.length);
  return values.reduce((sum, value, i) => sum + weights[i]! * value, 0) ** 2;
};

/** The code of the error that work ends with. */
export async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof GradelensError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

/** Mean and standard deviation of what a feature adds to a game's score, over all orders in which features can come. */
export function shapley(
  features: number,
  score: (present: readonly boolean[]) => number,
): { mean: number; deviation: number }[] {
  const orders = permutations(Array.from({ length: features }, (_, i) => i));
  const gains = orders.map((order) => {
    const gain = new Array<number>(features).fill(0);
    const present = new Array<boolean>(features).fill(false);
    for (const feature of order) {
      const before = score(present);
      present[feature] = true;
      gain[feature] = score(present) - before;
    }
    return gain;
  });
  return Array.from({ length: features }, (_, feature) => {
    const own = gains.map((gain) => gain[feature]!);
    const mean = own.reduce((sum, each) => sum + each, 0) / own.length;
    const variance = own.reduce((sum, each) => sum + (each - mean) ** 2, 0) / own.length;
    return { mean, deviation: Math.sqrt(variance) };
  });
}

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first, i) =>
    permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [first, ...rest]),
  );
}
