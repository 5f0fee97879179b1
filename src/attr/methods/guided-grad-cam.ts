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
   * - `inputs`: [N, ...]; pictures [N,H,W,C], sequences [N,L,C] of a layer [N,l,C]; others have no places, and take the map's
   *   mean. Returns the same shape, signed, the caller's to dispose.
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
        guided.map((each) => tf.mul(each, enlarged(map, each.shape, interpolateMode))),
      );
    });
  }
}

/**
 * A map [N,h,w,1] or [N,l,1] over the places of an input; one number an example where the input has none.
 *
 * @throws {GradelensError} `NOT_A_MAP`
 */
function enlarged(map: tf.Tensor, shape: readonly number[], mode: InterpolateMode): tf.Tensor {
  const [, height = 1, width = 1] = shape;
  // Refuses what has no places either.
  if (shape.length === 4 || map.rank < 3) return interpolate(map, [height, width], mode);
  if (shape.length === 3 && map.rank === 3) {
    return tf.squeeze(interpolate(tf.expandDims(map, 2), [height, 1], mode), [2]);
  }
  const means = tf.mean(tf.reshape(map, [map.shape[0]!, -1]), 1);
  return tf.reshape(means, [-1, ...shape.slice(1).map(() => 1)]);
}
