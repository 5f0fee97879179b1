import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/**
 * Saliency maps: how strongly each pixel moves the score of the image's own class.
 *
 * - `X`: normalised images [N,H,W,3]. `y`: the class index of each image, N of them.
 * - Returns [N,H,W], nothing below zero: of the gradient of the class score with respect to the image, the absolute
 *   value, then the largest of the three channels.
 *
 * Hints: `model.predict(X)` gives the scores [N, classes]. `tf.grad` wants a function that returns one number, and one
 * backward pass is enough for the whole batch: why? (That is the first question of answers.md.)
 */
export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  throw new Error('not implemented yet');
}
