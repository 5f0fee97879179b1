import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';
import { layerGradient } from '../gradient.js';
import type { Target } from '../target.js';

/** Options of `LayerGradCam.attribute`. */
export interface LayerGradCamOptions {
  readonly target: Target;
  /** Keep positive values only, as the paper does; default false, as in Captum. */
  readonly reluAttributions?: boolean;
  /** Sum over channels; default true. False gives each channel's share. */
  readonly attrDimSummation?: boolean;
}

/**
 * Sum over a layer's channels of the gradient's spatial mean times the activation.
 *
 * - Source: Selvaraju et al., Grad-CAM, 2016, https://arxiv.org/abs/1610.02391. Departs from it as Captum does: no ReLU
 *   unless `reluAttributions`, and no upsampling.
 *
 * @example
 * const map = new LayerGradCam(model, 'features.12').attribute(X, { target: 366 }); // [N,13,13,1]
 */
export class LayerGradCam {
  constructor(
    private readonly model: Classifier,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: normalised pictures [N,H,W,3]. Returns [N,h,w,1], or [N,h,w,C] without the sum; the caller's to dispose.
   *
   * @throws {GradelensError} `TARGET_OUT_OF_RANGE`, `TARGET_COUNT`, `UNKNOWN_LAYER`
   */
  attribute(inputs: tf.Tensor4D, options: LayerGradCamOptions): tf.Tensor4D {
    const { target, reluAttributions = false, attrDimSummation = true } = options;
    return tf.tidy(() => {
      const activation = this.model.forward(inputs, { to: this.layer });
      const weights = tf.mean(layerGradient(this.model, this.layer, activation, target), [1, 2], true);
      const terms = tf.mul(weights, activation);
      const map = attrDimSummation ? tf.sum(terms, -1, true) : terms;
      return (reluAttributions ? tf.relu(map) : map) as tf.Tensor4D;
    });
  }
}
