import * as tf from '@tensorflow/tfjs';
import type { Relu } from '../model/classifier.js';

/**
 * ReLU whose gradient passes only where both its input and the upstream gradient are positive.
 *
 * - Source: Springenberg et al., Striving for Simplicity, 2014, https://arxiv.org/abs/1412.6806.
 */
export const guidedRelu: Relu = (x) =>
  tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);
    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.relu(upstream), tf.cast(tf.greater(saved!, 0), 'float32'));
    return { value: tf.relu(kept), gradFunc };
  })(x);
