import * as tf from '@tensorflow/tfjs';
import { type LayerAttributions, layerGradients, mapsOf, oneOrMany } from '../explain.js';
import { type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';

/** Options of `LayerGradCamPlusPlus.attribute`. */
export interface LayerGradCamPlusPlusOptions extends SharedOptions {
  /** Keep positive values only, as the paper does; default true. */
  readonly reluAttributions?: boolean;
}

/**
 * GradCAM whose channel weights count each place by how much it alone speaks for the target, so that several objects of one
 * class all show.
 *
 * - Formula: sum over channels c of w_c A_c, w_c = sum over places of relu(g) g^2 / (2 g^2 + g^3 * sum of A_c), g = dF/dA_c
 * - Source: Chattopadhay et al., Grad-CAM++, 2017, https://arxiv.org/abs/1710.11063, equations 10 and 19, for the score
 *   exp(F); its factor exp(F), the same for the whole map, is left out. Not in Captum.
 * - Cost: 1 forward and 1 backward pass, and 1 forward pass up to the layer.
 *
 * @example
 * const map = new LayerGradCamPlusPlus(model, 'features.8').attribute(X, { target: 3 }); // [N,h,w,1]
 */
export class LayerGradCamPlusPlus<M extends LayeredModel> {
  constructor(
    private readonly model: M,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: [N, ...]. Returns [N,h,w,1] of a layer [N,h,w,C], the caller's to dispose.
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `CHANNELS_FIRST`; see `listOf`, `Target`
   */
  attribute(inputs: Inputs, options: LayerGradCamPlusPlusOptions = {}): LayerAttributions<M> {
    checkOptions('LayerGradCamPlusPlus', options);
    const { reluAttributions = true, ...shared } = options;
    const site = { layer: this.layer, input: false };
    return tf.tidy(() => {
      const [model, list] = [adapt(this.model), listOf(inputs)];
      const activations = mapsOf(model, site, list, shared);
      const gradients = layerGradients(model, site, activations, list, shared);
      return oneOrMany<M>(
        gradients.map((gradient, i) => {
          const activation = activations[i]!;
          const space = gradient.shape.map((_, axis) => axis).slice(1, -1);
          const total = tf.sum(activation, space, true);
          const square = tf.square(gradient);
          const below = tf.add(tf.mul(2, square), tf.mul(total, tf.mul(square, gradient)));
          const zero = tf.equal(below, 0);
          const share = tf.where(
            zero,
            tf.zerosLike(square),
            tf.div(square, tf.where(zero, tf.onesLike(below), below)),
          );
          const weights = tf.sum(tf.mul(share, tf.relu(gradient)), space, true);
          const map = tf.sum(tf.mul(weights, activation), -1, true);
          return reluAttributions ? tf.relu(map) : map;
        }),
      );
    });
  }
}
