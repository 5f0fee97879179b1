import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';
import { contentLoss } from './content-loss.js';
import { gramMatrix, styleLoss } from './style-loss.js';
import { tvLoss } from './tv-loss.js';

/** Adam's decay rates and its guard against division by zero; TensorFlow.js's own default guard is 1e-7. */
export const BETA1: number = 0.9;
export const BETA2: number = 0.999;
export const EPSILON: number = 1e-8;

/** The options with their defaults. */
export function settingsOf(options: StyleTransferOptions) {
  const {
    iterations = 200,
    learningRate = 3,
    decayedLearningRate = 0.1,
    decayAt = 180,
    clampUntil = 190,
  } = options;
  return { ...options, iterations, learningRate, decayedLearningRate, decayAt, clampUntil };
}
export type Settings = ReturnType<typeof settingsOf>;

/** The content image's features, and the Gram matrices of the style image's: what the picture is to come near. */
export interface Goals {
  readonly original: tf.Tensor4D;
  readonly targets: tf.Tensor3D[];
}

/** What never changes while the picture does; the caller disposes of it. */
export function goalsOf(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  { contentLayer, styleLayers }: Settings,
): Goals {
  const original = tf.tidy(() => model.features(content)[contentLayer] as tf.Tensor4D);
  const targets = tf.tidy(() => {
    const features = model.features(style);
    return styleLayers.map((layer) => gramMatrix(features[layer] as tf.Tensor4D));
  });
  return { original, targets };
}

/** Content, style and total variation loss of an image [1,H,W,3], together. */
export function totalLoss(
  image: tf.Tensor4D,
  model: Classifier,
  { original, targets }: Goals,
  { contentLayer, contentWeight, styleLayers, styleWeights, tvWeight }: Settings,
): tf.Scalar {
  const features = model.features(image);
  const likeContent = contentLoss(contentWeight, features[contentLayer] as tf.Tensor4D, original);
  const likeStyle = styleLoss(features, styleLayers, targets, styleWeights);
  return tf.addN([likeContent, likeStyle, tvLoss(image, tvWeight)]) as tf.Scalar;
}

/** The learning rate of iteration `t`. */
export function rateAt(t: number, { learningRate, decayedLearningRate, decayAt }: Settings): number {
  return t < decayAt ? learningRate : decayedLearningRate;
}

/** The image that iteration `t` starts from. */
export function clamped(image: tf.Tensor4D, t: number, { clampUntil }: Settings): tf.Tensor4D {
  return t < clampUntil ? tf.clipByValue(image, -1.5, 1.5) : image;
}

/** What Adam remembers of an image's gradients before it has seen any: first and second moment. */
export function noMoments(image: tf.Tensor4D): tf.Tensor4D[] {
  return [tf.zerosLike(image), tf.zerosLike(image)];
}

/** A moment of iteration `t` without the pull of its start, which is zero. */
export function unbiased(moment: tf.Tensor4D, beta: number, t: number): tf.Tensor4D {
  return tf.div(moment, 1 - beta ** (t + 1));
}

/** A step at a rate of 1, from the unbiased moments. */
export function direction(first: tf.Tensor4D, second: tf.Tensor4D): tf.Tensor4D {
  return tf.div(first, tf.add(tf.sqrt(second), EPSILON));
}

/** Step number `t` of Adam, from 0: the new image and both moments. */
export function adamStep(
  image: tf.Tensor4D,
  gradient: tf.Tensor4D,
  moments: readonly tf.Tensor4D[],
  t: number,
  rate: number,
): tf.Tensor4D[] {
  const [m, v] = moments as [tf.Tensor4D, tf.Tensor4D];
  const first = tf.add<tf.Tensor4D>(tf.mul(m, BETA1), tf.mul(gradient, 1 - BETA1));
  const second = tf.add<tf.Tensor4D>(tf.mul(v, BETA2), tf.mul(tf.square(gradient), 1 - BETA2));
  const step = tf.mul(rate, direction(unbiased(first, BETA1, t), unbiased(second, BETA2, t)));
  return [tf.sub(image, step), first, second];
}

/** Iteration `t`: the loss before its step, and image and moments after it. */
export function iterate(
  [image, ...moments]: readonly tf.Tensor4D[],
  t: number,
  lossOf: (image: tf.Tensor) => tf.Scalar,
  settings: Settings,
): [loss: tf.Scalar, ...state: tf.Tensor4D[]] {
  const start = clamped(image as tf.Tensor4D, t, settings);
  const { value, grad } = tf.valueAndGrad(lossOf)(start);
  return [value as tf.Scalar, ...adamStep(start, grad as tf.Tensor4D, moments, t, rateAt(t, settings))];
}

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
  const settings = settingsOf(options);
  const goals = goalsOf(content, style, model, settings);
  const lossOf = (image: tf.Tensor) => totalLoss(image as tf.Tensor4D, model, goals, settings);
  let state = [tf.clone(content), ...noMoments(content)];
  try {
    for (let t = 0; t < settings.iterations; t++) {
      const before = state;
      const [loss, ...after] = tf.tidy(() => iterate(before, t, lossOf, settings));
      state = after;
      tf.dispose(before);
      const total = (await loss.data())[0] as number;
      loss.dispose();
      await options.onIteration?.(t, state[0] as tf.Tensor4D, total);
    }
  } catch (error) {
    state[0]?.dispose();
    throw error;
  } finally {
    tf.dispose([goals.original, ...goals.targets, ...state.slice(1)]);
  }
  return state[0] as tf.Tensor4D;
}
