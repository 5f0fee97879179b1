import * as tf from '@tensorflow/tfjs';
import { type LayerAttributions, layerGradients, mapsOf, oneOrMany } from '../explain.js';
import { type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';

/** Options of `LayerGradCam.attribute`. */
export interface LayerGradCamOptions extends SharedOptions {
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
  /** Keep positive values only, as the paper does; default false, as in Captum. */
  readonly reluAttributions?: boolean;
  /** Sum over channels; default true. False gives each channel's share. */
  readonly attrDimSummation?: boolean;
}

/**
 * Sum over a layer's channels of the gradient's spatial mean times the activation: which coarse regions speak for the
 * target.
 *
 * - Formula: sum over channels c of mean(dF/dA_c) * A_c
 * - Source: Selvaraju et al., Grad-CAM, 2016, https://arxiv.org/abs/1610.02391. Departs from it as Captum does: no ReLU
 *   unless `reluAttributions`, and no upsampling (see `interpolate`).
 * - Cost: 1 forward and 1 backward pass, and 1 forward pass up to the layer.
 *
 * @example
 * const map = new LayerGradCam(model, 'features.8').attribute(X, { target: 3 }); // [N,h,w,1]
 */
export class LayerGradCam<M extends LayeredModel> {
  constructor(
    private readonly model: M,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: [N, ...]. Returns [N,h,w,1], or [N,h,w,C] without the sum; the caller's to dispose. Of a layer [N,C] the
   *   gradient itself is the weight.
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `CHANNELS_FIRST`; see `listOf`, `Target`
   */
  attribute(inputs: Inputs, options: LayerGradCamOptions = {}): LayerAttributions<M> {
    checkOptions('LayerGradCam', options);
    const {
      attributeToLayerInput = false,
      reluAttributions = false,
      attrDimSummation = true,
      ...shared
    } = options;
    const site = { layer: this.layer, input: attributeToLayerInput };
    return tf.tidy(() => {
      const [model, list] = [adapt(this.model), listOf(inputs)];
      const activations = mapsOf(model, site, list, shared);
      const gradients = layerGradients(model, site, activations, list, shared);
      return oneOrMany<M>(
        gradients.map((gradient, i) => {
          const space = gradient.shape.map((_, axis) => axis).slice(1, -1);
          const terms = tf.mul(space.length > 0 ? tf.mean(gradient, space, true) : gradient, activations[i]!);
          const map = attrDimSummation ? tf.sum(terms, -1, true) : terms;
          return reluAttributions ? tf.relu(map) : map;
        }),
      );
    });
  }
}
