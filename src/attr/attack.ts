import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { scoresOf } from './explain.js';
import { gradientsOf } from './gradient.js';
import type { Inputs, SharedOptions } from './inputs.js';
import type { ModelAdapter } from './models/model.js';
import { described } from './options.js';
import type { Target } from './target.js';

/** A loss of each example, [N], or of the batch; the target comes as it was given. */
export type LossFunction = (scores: tf.Tensor, target: Target) => tf.Tensor;

/** Options of attacks. */
export interface AttackOptions extends SharedOptions {
  /** What the attack makes larger, or smaller when `targeted`; default minus the log of the target's score, a probability. */
  readonly lossFunc?: LossFunction;
  /** Move towards the target, not away from it; default false. */
  readonly targeted?: boolean;
  /** What may change: 1, what stays: 0. A tensor that broadcasts to the input; a list of such, one an input. Default everything. */
  readonly mask?: Inputs;
  /** Smallest value of the result; default none. */
  readonly lowerBound?: number;
  /** Largest value of the result; default none. */
  readonly upperBound?: number;
}

/** Gradients that are no larger count as 0, as in Captum. */
const SMALL = 1e-6;

/**
 * Inputs after a step of the same size for each element: up the loss's gradient, or down it when `targeted`.
 *
 * @throws {GradelensError} `LOSS`, `LOSS_NOT_FINITE`
 */
export function signStep(
  model: ModelAdapter,
  inputs: readonly tf.Tensor[],
  step: number,
  masks: readonly (tf.Tensor | undefined)[],
  options: AttackOptions,
): tf.Tensor[] {
  const { additionalForwardArgs: extra = [], lossFunc, target, targeted = false } = options;
  const lossOf = (own: tf.Tensor[]): tf.Tensor => {
    if (!lossFunc) return tf.neg(tf.log(scoresOf(model, own, options)));
    const loss: unknown = lossFunc(model.scores({ inputs: own, extra }), target);
    if (loss instanceof tf.Tensor) return loss;
    throw new GradelensError(
      'LOSS',
      `lossFunc must return a tensor, a loss an example; got ${described(loss)}.`,
    );
  };
  return tf.tidy(() => {
    const gradients = gradientsOf((own) => finite(lossOf(own), lossFunc === undefined), inputs);
    return gradients.map((gradient, i) => {
      const counts = tf.cast(tf.greater(tf.abs(gradient), SMALL), 'float32');
      const direction = tf.mul(tf.sign(gradient), counts);
      const move = tf.mul(masks[i] ? tf.mul(direction, masks[i]) : direction, targeted ? -step : step);
      return tf.add(inputs[i]!, move);
    });
  });
}

/** A loss as it came: without it no direction is right. */
function finite(loss: tf.Tensor, isLog: boolean): tf.Tensor {
  // On WebGPU nothing can be read while others wait.
  if (tf.getBackend() === 'webgpu') return loss;
  const values = loss.dataSync();
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return loss;
  const remedy = isLog
    ? 'Minus the log of a score needs scores above 0: end the model with a softmax, or give a lossFunc for its logits.'
    : 'Look at what lossFunc computes.';
  throw new GradelensError('LOSS_NOT_FINITE', `The loss of example ${at} is ${values[at]}. ${remedy}`);
}

/** Values within an attack's bounds. */
export function bounded(
  values: tf.Tensor,
  { lowerBound = Number.NEGATIVE_INFINITY, upperBound = Number.POSITIVE_INFINITY }: AttackOptions,
): tf.Tensor {
  return tf.minimum(tf.maximum(values, lowerBound), upperBound);
}

/**
 * An attack's masks, one an input.
 *
 * @throws {GradelensError} `ATTACK`, `MASK_COUNT`, `MASK_SHAPE`
 */
export function checkAttack(
  inputs: readonly tf.Tensor[],
  { mask, lowerBound, upperBound }: AttackOptions,
): (tf.Tensor | undefined)[] {
  if (lowerBound !== undefined && upperBound !== undefined && !(lowerBound <= upperBound)) {
    throw new GradelensError(
      'ATTACK',
      `lowerBound must not be above upperBound; got ${described(lowerBound)} and ${described(upperBound)}.`,
    );
  }
  if (mask === undefined) return inputs.map(() => undefined);
  const masks = [mask].flat() as tf.Tensor[];
  if (masks.length !== inputs.length) {
    throw new GradelensError(
      'MASK_COUNT',
      `Expected ${inputs.length} masks, one an input; got ${masks.length}.`,
    );
  }
  for (const [i, each] of masks.entries()) {
    const { shape } = inputs[i]!;
    const fits =
      each instanceof tf.Tensor &&
      each.rank === shape.length &&
      each.shape.every((length, axis) => length === 1 || length === shape[axis]);
    if (fits) continue;
    throw new GradelensError(
      'MASK_SHAPE',
      `A mask must be a tensor with as many axes as the input, [${shape}], each of length 1 or the input's; got ${described(each)}.`,
    );
  }
  return masks.map((each) => tf.cast(each, 'float32'));
}
