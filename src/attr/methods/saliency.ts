import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';
import { inputGradient } from '../gradient.js';
import type { Target } from '../target.js';

/**
 * Gradient of the target score with respect to the input, by default its absolute value.
 *
 * - Source: Simonyan, Vedaldi and Zisserman, Deep Inside Convolutional Networks, 2013, https://arxiv.org/abs/1312.6034.
 *   Departs from it as Captum does: channels are kept, not reduced to their maximum.
 *
 * @example
 * const map = new Saliency(model).attribute(X, { target: [366, 187] }); // [2,224,224,3]
 */
export class Saliency {
  constructor(private readonly model: Classifier) {}

  /**
   * - `inputs`: normalised pictures [N,H,W,3]; `abs`: default true, false keeps the sign.
   * - Returns [N,H,W,3], the caller's to dispose.
   *
   * @throws {GradelensError} `TARGET_OUT_OF_RANGE`, `TARGET_COUNT`
   */
  attribute(inputs: tf.Tensor4D, { target, abs = true }: { target: Target; abs?: boolean }): tf.Tensor4D {
    return tf.tidy(() => {
      const gradient = inputGradient(this.model, inputs, target);
      return abs ? tf.abs(gradient) : gradient;
    });
  }
}
