import * as tf from '@tensorflow/tfjs';
import { activationsOf, type LayerAttributions, layerGradients, oneOrMany } from '../explain.js';
import { type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { relevanceRules } from '../relevance.js';
import type { LrpSettings } from './lrp.js';

/** Options of `LayerLRP.attribute`. */
export interface LayerLrpOptions extends SharedOptions {
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * Layer-wise relevance propagation down to a layer: what each element of its output contributed to the target score.
 *
 * - Formula: as LRP, from the scores down to the layer
 * - Source: Bach et al., 2015, https://doi.org/10.1371/journal.pone.0130140; Captum's LayerLRP.
 *   Departs from Captum where LRP does.
 * - Cost: 1 forward and 1 backward pass, and 1 forward pass up to the layer.
 *
 * @example
 * const map = new LayerLRP(model, 'features.3').attribute(X, { target: 3 }); // [N,h,w,C], signed
 */
export class LayerLRP<M extends LayeredModel> {
  constructor(
    private readonly model: M,
    private readonly layer: string,
    private readonly settings: LrpSettings = {},
  ) {
    checkSettings('LayerLRP', settings);
  }

  /**
   * - `inputs`: [N, ...]. Returns [N, ...] of the layer's shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `LRP_RULE`, `UNKNOWN_LAYER`, `RULE_UNSUPPORTED`; see `listOf`, `Target`
   */
  attribute(inputs: Inputs, options: LayerLrpOptions = {}): LayerAttributions<M> {
    checkOptions('LayerLRP', options);
    const site = { layer: this.layer, input: options.attributeToLayerInput ?? false };
    return tf.tidy(() => {
      const [model, list] = [adapt(this.model), listOf(inputs)];
      const rules = relevanceRules(this.model, this.settings.rules);
      const values = activationsOf(model, site, list, options);
      const shares = layerGradients(model, site, values, list, options, rules);
      return oneOrMany<M>(values.map((value, i) => tf.mul(value, shares[i]!)));
    });
  }
}
