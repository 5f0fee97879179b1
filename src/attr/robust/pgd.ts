import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { normal, seeded } from '../../model/random.js';
import { type AttackOptions, bounded, checkAttack, signStep } from '../attack.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { type LongOptions, nextTurn, stopIf } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { DifferentiableModel } from '../models/model.js';
import { checkOptions, described } from '../options.js';

/** How far from the input is measured: `Linf` by the largest change of an element, `L2` by each example's Euclidean norm. */
export type PgdNorm = 'Linf' | 'L2';

/** Options of `pgd`. */
export interface PgdOptions extends AttackOptions, LongOptions {
  /** How far from the input the result may be, of each input by itself. */
  readonly radius: number;
  /** How far each element moves in a step. */
  readonly stepSize: number;
  /** Steps. */
  readonly stepNum: number;
  /** Default `Linf`. */
  readonly norm?: PgdNorm;
  /** Begin at a random point within the radius, not at the input; default false. */
  readonly randomStart?: boolean;
  /** Seed of the random start; default 0. */
  readonly seed?: number | string;
}

/**
 * Inputs after several steps that make the loss larger, none of which leads further away than a radius. Projected gradient
 * descent.
 *
 * - Formula: x_(t+1) = P(x_t + stepSize sign(dL/dx_t)), with `targeted` minus; P the nearest point within the radius, then
 *   within the bounds
 * - `inputs`: [N, ...]. Returns the same shape, the caller's to dispose.
 * - Source: Madry et al., Towards Deep Learning Models Resistant to Adversarial Attacks, 2017,
 *   https://arxiv.org/abs/1706.06083; Captum's PGD. As in Captum the steps go by the gradient's sign for both norms.
 * - Cost: stepNum forward and backward passes.
 *
 * @throws {GradelensError} `ATTACK`, `NORM`, `LOSS`, `LOSS_NOT_FINITE`, `MASK_COUNT`, `MASK_SHAPE`, `ABORTED`;
 *   see `listOf`, `Target`
 *
 * @example
 * const probabilities = (x: tf.Tensor4D) => tf.softmax(model.predict(x));
 * const fooling = await pgd(probabilities, X, { target: 3, radius: 0.05, stepSize: 0.02, stepNum: 4 }); // [N,H,W,3]
 */
export async function pgd<I extends Inputs>(
  model: DifferentiableModel,
  inputs: I,
  options: PgdOptions,
): Promise<Attributions<I>> {
  checkOptions('pgd', options);
  const {
    radius,
    stepSize,
    stepNum,
    norm = 'Linf',
    randomStart = false,
    seed = 0,
    onProgress,
    signal,
  } = options;
  if (norm !== 'Linf' && norm !== 'L2') {
    throw new GradelensError('NORM', `Unknown norm ${described(norm)}. Expected Linf or L2.`);
  }
  const [adapter, list] = [adapt(model), listOf(inputs)];
  const next = seeded(seed);
  const masks = tf.tidy(() => checkAttack(list, options));
  const near = (moved: readonly tf.Tensor[]): tf.Tensor[] =>
    moved.map((each, i) =>
      bounded(tf.add(list[i]!, shortened(tf.sub(each, list[i]!), radius, norm)), options),
    );
  let current: tf.Tensor[] = [];
  try {
    current = tf.tidy(() =>
      randomStart
        ? list.map((input, i) => {
            const move = randomMove(input.shape, radius, norm, next);
            return bounded(tf.add(input, masks[i] ? tf.mul(move, masks[i]) : move), options);
          })
        : list.map((input) => tf.clone(input)),
    );
    for (let step = 0; step < stepNum; step++) {
      stopIf(signal, step, stepNum);
      const before = current;
      current = tf.tidy(() => near(signStep(adapter, before, stepSize, masks, options)));
      tf.dispose(before);
      onProgress?.(step + 1, stepNum);
      await nextTurn();
    }
    return like(inputs, current);
  } catch (error) {
    tf.dispose(current);
    throw error;
  } finally {
    tf.dispose(masks.filter((mask) => mask !== undefined));
  }
}

/** The nearest change that is no larger than the radius. */
function shortened(change: tf.Tensor, radius: number, norm: PgdNorm): tf.Tensor {
  if (norm === 'Linf') return tf.clipByValue(change, -radius, radius);
  const [rows, ...size] = change.shape;
  const lengths = tf.norm(tf.reshape(change, [rows!, -1]), 'euclidean', 1, true);
  const factor = tf.div(radius, tf.maximum(lengths, tf.maximum(radius, 1e-12)));
  return tf.mul(change, tf.reshape(factor, [rows!, ...size.map(() => 1)]));
}

/** A change that is uniformly distributed within the radius. */
function randomMove(shape: number[], radius: number, norm: PgdNorm, next: () => number): tf.Tensor {
  const [rows = 1, ...size] = shape;
  const each = size.reduce((product, length) => product * length, 1);
  const values = Array.from({ length: rows }, () => {
    if (norm === 'Linf') return Array.from({ length: each }, () => radius * (2 * next() - 1));
    const direction = Array.from({ length: each }, () => normal(next));
    // The share of a ball that lies within a radius grows with that radius to the power of the dimension.
    const length = (radius * next() ** (1 / each)) / Math.hypot(...direction);
    return direction.map((value) => value * length);
  });
  return tf.tensor(Float32Array.from(values.flat()), shape);
}
