import * as tf from '@tensorflow/tfjs';
import { only } from '../explain.js';
import { type Attributions, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { type InterpolateMode, interpolate } from '../interpolate.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { GuidedBackprop } from './guided-backprop.js';
import { LayerGradCam } from './layer-grad-cam.js';

/** Options of `GuidedGradCam.attribute`. */
export interface GuidedGradCamOptions extends SharedOptions {
  /** How the coarse map is enlarged; default `nearest`. */
  readonly interpolateMode?: InterpolateMode;
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * Guided backprop times the enlarged, rectified GradCAM of a layer: fine detail, where the class is.
 *
 * - Formula: GuidedBackprop * interpolate(relu(LayerGradCam))
 * - Source: Selvaraju et al., Grad-CAM, 2016, https://arxiv.org/abs/1610.02391, section 3.2. Departs from Captum
 *   where GuidedBackprop does.
 * - Cost: 2 forward and 2 backward passes, and 1 forward pass up to the layer.
 *
 * @example
 * const map = new GuidedGradCam(model, 'features.8').attribute(X, { target: 3 }); // [N,H,W,3], signed
 */
export class GuidedGradCam {
  constructor(
    private readonly model: LayeredModel,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: pictures [N,H,W,C]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `LAYER_OUTPUTS`, `NOT_A_MAP`, `RULE_UNSUPPORTED`; see `listOf`, `Target`
   */
  attribute<I extends Inputs>(inputs: I, options: GuidedGradCamOptions = {}): Attributions<I> {
    checkOptions('GuidedGradCam', options);
    const { interpolateMode = 'nearest', attributeToLayerInput = false, ...shared } = options;
    return tf.tidy(() => {
      const maps = new LayerGradCam(this.model, this.layer).attribute(inputs, {
        ...shared,
        attributeToLayerInput,
        reluAttributions: true,
      });
      const map = only({ layer: this.layer, input: attributeToLayerInput }, [maps].flat());
      const guided = new GuidedBackprop(this.model).attribute(listOf(inputs), shared);
      return like(
        inputs,
        guided.map((each) => {
          const [, height = 1, width = 1] = each.shape;
          return tf.mul(each, interpolate(map, [height, width], interpolateMode));
        }),
      );
    });
  }
}
