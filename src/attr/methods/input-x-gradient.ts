import * as tf from '@tensorflow/tfjs';
import { inputGradients } from '../explain.js';
import { type Attributions, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { DifferentiableModel } from '../models/model.js';
import { checkOptions } from '../options.js';

/**
 * The input times the gradient of the target score: the score's change to the input's absence, as a straight line sees it.
 *
 * - Formula: x * dF/dx
 * - Source: Shrikumar et al., Not Just a Black Box, 2016, https://arxiv.org/abs/1605.01713.
 * - Cost: 1 forward and 1 backward pass.
 *
 * @example
 * const map = new InputXGradient(model).attribute(X, { target: 3 }); // [N,H,W,3], signed
 */
export class InputXGradient {
  constructor(private readonly model: DifferentiableModel) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} see `listOf` for inputs, `Target` for targets
   */
  attribute<I extends Inputs>(inputs: I, options: SharedOptions = {}): Attributions<I> {
    checkOptions('InputXGradient', options);
    return tf.tidy(() => {
      const list = listOf(inputs);
      const gradients = inputGradients(adapt(this.model), list, options);
      return like(
        inputs,
        gradients.map((gradient, i) => tf.mul(list[i]!, gradient)),
      );
    });
  }
}
