import * as tf from '@tensorflow/tfjs';
import { type Baselines, baselinesOf } from '../baselines.js';
import { aboveLayer, activationsOf, type LayerAttributions, oneOrMany } from '../explain.js';
import { type FeatureMask, featuresOf } from '../features.js';
import { type Inputs, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { dropsByFeature, type PerturbationOptions, replaceBy } from '../perturb.js';

/** Options of `LayerFeatureAblation.attribute`. */
export interface LayerFeatureAblationOptions extends PerturbationOptions {
  /** What takes the place of the layer's elements: as `baselines`, of the layer's shape; default 0. */
  readonly layerBaselines?: Baselines;
  /**
   * Which elements of the layer are replaced together, as `featureMask`: [1,1,1,C] of range(0, C) for whole channels. Default
   * each element for itself.
   */
  readonly layerMask?: FeatureMask;
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * How much the score falls when a feature of a layer is replaced by its baseline; the layers above run on what is left.
 *
 * - Formula: F(A) - F(A with the feature at its baseline), on every element of the feature
 * - Source: Zeiler and Fergus, 2013, https://arxiv.org/abs/1311.2901, section 4.2, at a layer; Captum's LayerFeatureAblation.
 * - Cost: 2 forward passes up to the layer, and 1 from it for each feature; no gradients.
 *
 * @example
 * const layerMask = tf.range(0, 9).reshape([1, 1, 1, 9]); // a feature a channel
 * const map = await new LayerFeatureAblation(model, 'features.3').attribute(X, { target: 3, layerMask }); // [N,h,w,C]
 */
export class LayerFeatureAblation<M extends LayeredModel> {
  constructor(
    private readonly model: M,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: [N, ...]. Returns [N, ...] of the layer's shape, the caller's to dispose.
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `MASK_SHAPE`, `MASK_COUNT`, `BASELINE_SHAPE`, `ABORTED`; see `listOf`, `Target`
   */
  async attribute(inputs: Inputs, options: LayerFeatureAblationOptions = {}): Promise<LayerAttributions<M>> {
    checkOptions('LayerFeatureAblation', options);
    const { layerBaselines = 0, layerMask, attributeToLayerInput = false, ...shared } = options;
    const site = { layer: this.layer, input: attributeToLayerInput };
    const [model, list] = [adapt(this.model), listOf(inputs)];
    const values = activationsOf(model, site, list, shared);
    let baselines: tf.Tensor[] = [];
    try {
      const features = featuresOf(layerMask, values);
      baselines = tf.tidy(() => baselinesOf(layerBaselines, values));
      const above = aboveLayer(model, site, list);
      const replace = replaceBy(values, baselines);
      return oneOrMany<M>(await dropsByFeature(above, values, features, replace, shared));
    } finally {
      tf.dispose([...values, ...baselines]);
    }
  }
}
