import * as tf from '@tensorflow/tfjs';
import { type AttackOptions, bounded, checkAttack, signStep } from '../attack.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { DifferentiableModel } from '../models/model.js';
import { checkOptions } from '../options.js';

/** Options of `fgsm`. */
export interface FgsmOptions extends AttackOptions {
  /** How far each element moves. */
  readonly epsilon: number;
}

/**
 * Inputs after one step that makes the loss larger: each element moves by `epsilon` up the loss's gradient. The fast gradient
 * sign method.
 *
 * - Formula: x + epsilon sign(dL/dx); with `targeted` x - epsilon sign(dL/dx); 0 where |dL/dx| <= 1e-6
 * - `inputs`: [N, ...]. Returns the same shape, the caller's to dispose.
 * - Source: Goodfellow, Shlens and Szegedy, Explaining and Harnessing Adversarial Examples, 2014,
 *   https://arxiv.org/abs/1412.6572; Captum's FGSM.
 * - Cost: 1 forward and 1 backward pass.
 *
 * @throws {GradelensError} `ATTACK`, `LOSS`, `LOSS_NOT_FINITE`, `MASK_COUNT`, `MASK_SHAPE`; see `listOf`, `Target`
 *
 * @example
 * const probabilities = (x: tf.Tensor4D) => tf.softmax(model.predict(x));
 * const fooling = fgsm(probabilities, X, { target: 3, epsilon: 0.01 }); // [N,H,W,3]
 */
export function fgsm<I extends Inputs>(
  model: DifferentiableModel,
  inputs: I,
  options: FgsmOptions,
): Attributions<I> {
  checkOptions('fgsm', options);
  const { epsilon } = options;
  const list = listOf(inputs);
  return tf.tidy(() => {
    const masks = checkAttack(list, options);
    const moved = signStep(adapt(model), list, epsilon, masks, options);
    return like(
      inputs,
      moved.map((each) => bounded(each, options)),
    );
  });
}
