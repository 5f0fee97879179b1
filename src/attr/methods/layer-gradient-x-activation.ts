import * as tf from '@tensorflow/tfjs';
import { activationsOf, type LayerAttributions, layerGradients, oneOrMany } from '../explain.js';
import { type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';

/** Options of `LayerGradientXActivation.attribute`. */
export interface LayerGradientXActivationOptions extends SharedOptions {
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * A layer's activation times the gradient of the target score with respect to it.
 *
 * - Formula: A * dF/dA
 * - Source: Captum's LayerGradientXActivation; the input's counterpart is InputXGradient.
 * - Cost: 1 forward and 1 backward pass, and 1 forward pass up to the layer.
 *
 * @example
 * const map = new LayerGradientXActivation(model, 'features.3').attribute(X, { target: 3 }); // [N,h,w,C]
 */
export class LayerGradientXActivation<M extends LayeredModel> {
  readonly #multiplyByInputs: boolean;

  /** `multiplyByInputs`: false leaves the activation out and gives dF/dA; default true. */
  constructor(
    private readonly model: M,
    private readonly layer: string,
    settings: { readonly multiplyByInputs?: boolean } = {},
  ) {
    checkSettings('LayerGradientXActivation', settings);
    this.#multiplyByInputs = settings.multiplyByInputs ?? true;
  }

  /**
   * - `inputs`: [N, ...]. Returns [N, ...] of the layer's shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`; see `listOf`, `Target`
   */
  attribute(inputs: Inputs, options: LayerGradientXActivationOptions = {}): LayerAttributions<M> {
    checkOptions('LayerGradientXActivation', options);
    const { attributeToLayerInput = false, ...shared } = options;
    const site = { layer: this.layer, input: attributeToLayerInput };
    return tf.tidy(() => {
      const [model, list] = [adapt(this.model), listOf(inputs)];
      const activations = activationsOf(model, site, list, shared);
      const gradients = layerGradients(model, site, activations, list, shared);
      return oneOrMany<M>(
        this.#multiplyByInputs
          ? gradients.map((gradient, i) => tf.mul(activations[i]!, gradient))
          : gradients,
      );
    });
  }
}
