import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/**
 * Saliency maps: how strongly each pixel moves the score of the correct class.
 *
 * - `X`: normalised pictures [N,H,W,3]; `y`: the correct class of each, N indices.
 * - Returns [N,H,W], at least 0: max over channels of |d score_y / d X|, the unnormalised score, one backward pass.
 * - Source: Simonyan, Vedaldi and Zisserman, 2013, https://arxiv.org/abs/1312.6034, section 3.
 */
export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    // Examples do not meet in the network, so the gradient of the sum holds each example's own gradient.
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    return tf.max(tf.abs(tf.grad(total)(X)), -1);
  });
}
