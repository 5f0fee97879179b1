import * as tf from '@tensorflow/tfjs';
import { inputGradients } from '../explain.js';
import { type Attributions, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { DECONVOLUTION } from '../rules.js';

/**
 * Gradient of the target score in which every ReLU passes the positive part of what comes back, whatever its input was.
 *
 * - Formula: R_in = relu(R_out) at each ReLU; plain gradients elsewhere.
 * - Source: Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, 2013, https://arxiv.org/abs/1311.2901.
 *   Departs from Captum where a skip connection shares a ReLU's input: Captum clamps the skip's gradient too.
 * - Cost: 1 forward and 1 backward pass.
 *
 * @example
 * const map = new Deconvolution(model).attribute(X, { target: 3 }); // [N,H,W,3], signed
 */
export class Deconvolution {
  constructor(private readonly model: LayeredModel) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `RULE_UNSUPPORTED` naming a layer whose ReLU cannot be replaced; see `listOf`, `Target`
   */
  attribute<I extends Inputs>(inputs: I, options: SharedOptions = {}): Attributions<I> {
    checkOptions('Deconvolution', options);
    return tf.tidy(() =>
      like(inputs, inputGradients(adapt(this.model), listOf(inputs), options, DECONVOLUTION)),
    );
  }
}
