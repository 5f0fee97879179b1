import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';
import { inputGradient } from '../gradient.js';
import { guidedRelu } from '../rules.js';
import type { Target } from '../target.js';

/**
 * Gradient of the target score in which every ReLU of the features passes positive gradients only, and only where it
 * was active.
 *
 * - Source: Springenberg et al., Striving for Simplicity, 2014, https://arxiv.org/abs/1412.6806.
 * - The classifier's own ReLU stays plain: its upstream gradient is never negative, so the rule would change nothing.
 *
 * @example
 * const map = new GuidedBackprop(model).attribute(X, { target: 366 }); // [N,224,224,3], signed
 */
export class GuidedBackprop {
  constructor(private readonly model: Classifier) {}

  /**
   * - `inputs`: normalised pictures [N,H,W,3]. Returns [N,H,W,3], signed, the caller's to dispose.
   *
   * @throws {GradelensError} `TARGET_OUT_OF_RANGE`, `TARGET_COUNT`
   */
  attribute(inputs: tf.Tensor4D, { target }: { target: Target }): tf.Tensor4D {
    return inputGradient(this.model, inputs, target, guidedRelu);
  }
}
