import * as tf from '@tensorflow/tfjs';
import { inputGradients } from '../explain.js';
import { type Attributions, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { DifferentiableModel } from '../models/model.js';
import { checkOptions } from '../options.js';

/** Options of `Saliency.attribute`. */
export interface SaliencyOptions extends SharedOptions {
  /** Magnitudes; default true. False gives the signed gradient. */
  readonly abs?: boolean;
}

/**
 * Gradient of the target score with respect to the input, by default its absolute value.
 *
 * - Formula: |dF/dx|
 * - Source: Simonyan, Vedaldi and Zisserman, Deep Inside Convolutional Networks, 2013, https://arxiv.org/abs/1312.6034.
 *   Departs from it as Captum does: channels are kept, not reduced to their maximum.
 * - Cost: 1 forward and 1 backward pass.
 *
 * @example
 * const map = new Saliency(model).attribute(X, { target: 3 }); // [N,H,W,3], >= 0
 */
export class Saliency {
  constructor(private readonly model: DifferentiableModel) {}

  /**
   * - `inputs`: [N, ...], for example normalised pictures [N,H,W,3]. Returns the same shape, the caller's to dispose.
   *
   * @throws {GradelensError} see `listOf` for inputs, `Target` for targets
   */
  attribute<I extends Inputs>(inputs: I, options: SaliencyOptions = {}): Attributions<I> {
    checkOptions('Saliency', options);
    const { abs = true, ...shared } = options;
    return tf.tidy(() => {
      const gradients = inputGradients(adapt(this.model), listOf(inputs), shared);
      return like(inputs, abs ? gradients.map((gradient) => tf.abs(gradient)) : gradients);
    });
  }
}
