import * as tf from '@tensorflow/tfjs';
import { inputGradients } from '../explain.js';
import { type Attributions, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { GUIDED } from '../rules.js';

/**
 * Gradient of the target score in which every ReLU passes positive gradients only, and only where it was active.
 *
 * - Formula: R_in = relu(R_out) * (x > 0) at each ReLU; plain gradients elsewhere.
 * - Source: Springenberg et al., Striving for Simplicity, 2014, https://arxiv.org/abs/1412.6806. Departs from Captum where
 *   a skip connection shares a ReLU's input: Captum clamps the skip's gradient too, here only the ReLU's own.
 * - Cost: 1 forward and 1 backward pass.
 *
 * @example
 * const map = new GuidedBackprop(model).attribute(X, { target: 3 }); // [N,H,W,3], signed
 */
export class GuidedBackprop {
  constructor(private readonly model: LayeredModel) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `RULE_UNSUPPORTED` naming a layer whose ReLU cannot be replaced; see `listOf`, `Target`
   */
  attribute<I extends Inputs>(inputs: I, options: SharedOptions = {}): Attributions<I> {
    checkOptions('GuidedBackprop', options);
    return tf.tidy(() => like(inputs, inputGradients(adapt(this.model), listOf(inputs), options, GUIDED)));
  }
}
