import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';

/**
 * Paints the content image in the style of another.
 *
 * - `content` [1,H,W,3] and `style` [1,H',W',3]: normalised images, left as they are.
 * - `options`: see `StyleTransferOptions`; layers are indices into `model.features(image)`.
 * - Returns [1,H,W,3].
 *
 * Start from the content image. In every iteration:
 * 1. while its number is below `clampUntil`, clamp the image to [-1.5, 1.5];
 * 2. compute content loss + style loss + total variation loss and the gradient with respect to the image;
 * 3. make one step of Adam (0.9, 0.999, epsilon 1e-8) with `learningRate`, from iteration `decayAt` on with
 *    `decayedLearningRate`;
 * 4. `await options.onIteration?.(t, image, loss)` with the image after the step and the loss from before it.
 *
 * Hints: the content's features and the style's Gram matrices never change. `tf.variable`, `tf.variableGrads` and
 * `tf.train.adam(rate, 0.9, 0.999, 1e-8)` do steps 2 and 3. Watch `tf.memory().numTensors`.
 */
export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  throw new Error('not implemented yet');
}
