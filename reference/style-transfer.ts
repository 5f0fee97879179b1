import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';
import { contentLoss } from './content-loss.js';
import { gramMatrix, styleLoss } from './style-loss.js';
import { tvLoss } from './tv-loss.js';

/** Adam's decay rates and its guard against division by zero; TensorFlow.js's own default guard is 1e-7. */
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

/**
 * Paints the content image in the style of another, by Adam on the image itself.
 *
 * - `content`, `style`: normalised pictures [1,H,W,3], of different sizes if need be; both stay as they are.
 * - Returns [1,H,W,3] of the content's size. Starts from the content. For t = 0, 1, ...: below `clampUntil` clamp to
 *   [-1.5, 1.5], then loss = content + style + total variation, then a step of Adam (0.9, 0.999, 1e-8) with
 *   `learningRate`, from t = `decayAt` with `decayedLearningRate`.
 * - The style targets are the normalised Gram matrices of the style image's features.
 * - Source: Gatys, Ecker and Bethge, Image Style Transfer Using Convolutional Neural Networks, 2016; Kingma and Ba,
 *   Adam, 2014, https://arxiv.org/abs/1412.6980.
 */
export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  const { contentLayer, contentWeight, styleLayers, styleWeights, tvWeight, onIteration } = options;
  const {
    iterations = 200,
    learningRate = 3,
    decayedLearningRate = 0.1,
    decayAt = 180,
    clampUntil = 190,
  } = options;
  const original = tf.tidy(() => model.features(content)[contentLayer] as tf.Tensor4D);
  const targets = tf.tidy(() => {
    const features = model.features(style);
    return styleLayers.map((layer) => gramMatrix(features[layer] as tf.Tensor4D));
  });
  const lossOf = (image: tf.Tensor) => {
    const features = model.features(image as tf.Tensor4D);
    const likeContent = contentLoss(contentWeight, features[contentLayer] as tf.Tensor4D, original);
    const likeStyle = styleLoss(features, styleLayers, targets, styleWeights);
    return tf.addN([likeContent, likeStyle, tvLoss(image as tf.Tensor4D, tvWeight)]) as tf.Scalar;
  };
  let state = [tf.clone(content), tf.zerosLike(content), tf.zerosLike(content)] as const;
  try {
    for (let t = 0; t < iterations; t++) {
      const rate = t < decayAt ? learningRate : decayedLearningRate;
      const before = state;
      const [loss, ...after] = tf.tidy(() => {
        const image = t < clampUntil ? tf.clipByValue(before[0], -1.5, 1.5) : before[0];
        const { value, grad } = tf.valueAndGrad(lossOf)(image);
        const first = tf.add(tf.mul(before[1], BETA1), tf.mul(grad, 1 - BETA1));
        const second = tf.add(tf.mul(before[2], BETA2), tf.mul(tf.square(grad), 1 - BETA2));
        const unbiased = [tf.div(first, 1 - BETA1 ** (t + 1)), tf.div(second, 1 - BETA2 ** (t + 1))] as const;
        const step = tf.mul(rate, tf.div(unbiased[0], tf.add(tf.sqrt(unbiased[1]), EPSILON)));
        return [value, tf.sub(image, step), first, second] as [
          tf.Tensor,
          tf.Tensor4D,
          tf.Tensor4D,
          tf.Tensor4D,
        ];
      });
      state = after;
      tf.dispose([...before]);
      const total = (await loss.data())[0] as number;
      loss.dispose();
      await onIteration?.(t, state[0], total);
    }
  } catch (error) {
    state[0].dispose();
    throw error;
  } finally {
    tf.dispose([original, ...targets, state[1], state[2]]);
  }
  return state[0];
}
