import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';
import type { Target } from '../target.js';
import { GuidedBackprop } from './guided-backprop.js';
import { LayerGradCam } from './layer-grad-cam.js';

/** Options of `GuidedGradCam.attribute`. */
export interface GuidedGradCamOptions {
  readonly target: Target;
  /** How the coarse map is enlarged; default `nearest`. `bilinear` has half-pixel centres. */
  readonly interpolateMode?: 'nearest' | 'bilinear';
}

/**
 * Guided backprop times the enlarged, rectified GradCAM of a layer.
 *
 * - Source: Selvaraju et al., Grad-CAM, 2016, https://arxiv.org/abs/1610.02391, section 3.2.
 *
 * @example
 * const map = new GuidedGradCam(model, 'features.12').attribute(X, { target: 366 }); // [N,224,224,3]
 */
export class GuidedGradCam {
  constructor(
    private readonly model: Classifier,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: normalised pictures [N,H,W,3]. Returns [N,H,W,3], signed, the caller's to dispose.
   *
   * @throws {GradelensError} `TARGET_OUT_OF_RANGE`, `TARGET_COUNT`, `UNKNOWN_LAYER`
   */
  attribute(inputs: tf.Tensor4D, { target, interpolateMode = 'nearest' }: GuidedGradCamOptions): tf.Tensor4D {
    return tf.tidy(() => {
      const [, height, width] = inputs.shape;
      const map = new LayerGradCam(this.model, this.layer).attribute(inputs, {
        target,
        reluAttributions: true,
      });
      const enlarged =
        interpolateMode === 'nearest'
          ? tf.image.resizeNearestNeighbor(map, [height, width])
          : tf.image.resizeBilinear(map, [height, width], false, true);
      return tf.mul(new GuidedBackprop(this.model).attribute(inputs, { target }), enlarged);
    });
  }
}
