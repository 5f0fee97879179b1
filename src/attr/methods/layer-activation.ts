import type * as tf from '@tensorflow/tfjs';
import { activationsOf, type LayerAttributions, oneOrMany } from '../explain.js';
import { type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';

/** Options of `LayerActivation.attribute`. */
export interface LayerActivationOptions extends Pick<SharedOptions, 'additionalForwardArgs'> {
  /** Look at what the layer reads, not at what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * A layer's output, or its input: no target, no gradient.
 *
 * - Formula: A(x)
 * - Source: Captum's LayerActivation.
 * - Cost: 1 forward pass.
 *
 * @example
 * const map = new LayerActivation(model, 'features.3').attribute(X); // [N,h,w,C]
 */
export class LayerActivation<M extends LayeredModel | tf.GraphModel> {
  /** `layer`: by name; of a `tf.GraphModel`, a node. */
  constructor(
    private readonly model: M,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: [N, ...]. Returns [N, ...] of the layer's shape, the caller's to dispose.
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`; see `listOf`
   */
  attribute(inputs: Inputs, options: LayerActivationOptions = {}): LayerAttributions<M> {
    checkOptions('LayerActivation', options);
    const { attributeToLayerInput = false, ...shared } = options;
    const site = { layer: this.layer, input: attributeToLayerInput };
    return oneOrMany(activationsOf(adapt(this.model), site, listOf(inputs), shared));
  }
}
