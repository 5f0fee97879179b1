import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';
import { contentLoss } from './content-loss.js';
import { gramMatrix, styleLoss } from './style-loss.js';
import { tvLoss } from './tv-loss.js';

/** Style transfer with Adam written out; everything is a function of (image, first moment, second moment). */
export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  const { contentLayer, contentWeight, styleLayers, styleWeights, tvWeight } = options;
  const { iterations = 200, learningRate = 3, decayedLearningRate = 0.1 } = options;
  const { decayAt = 180, clampUntil = 190 } = options;
  const original = tf.tidy(() => tf.clone(model.features(content)[contentLayer] as tf.Tensor4D));
  const targets = tf.tidy(() => {
    const features = model.features(style);
    return styleLayers.map((layer) => gramMatrix(features[layer] as tf.Tensor4D));
  });
  const loss = (image: tf.Tensor) => {
    const features = model.features(image as tf.Tensor4D);
    return tf.addN([
      contentLoss(contentWeight, features[contentLayer] as tf.Tensor4D, original),
      styleLoss(features, styleLayers, targets, styleWeights),
      tvLoss(image as tf.Tensor4D, tvWeight),
    ]);
  };
  let image = tf.clone(content);
  let m = tf.zerosLike(content);
  let v = tf.zerosLike(content);
  for (let t = 0; t < iterations; t++) {
    const rate = t < decayAt ? learningRate : decayedLearningRate;
    const next = tf.tidy(() => {
      const start = t < clampUntil ? tf.clipByValue(image, -1.5, 1.5) : image;
      const { value, grad } = tf.valueAndGrad(loss)(start);
      const first = tf.add(tf.mul(0.9, m), tf.mul(0.1, grad));
      const second = tf.add(tf.mul(0.999, v), tf.mul(0.001, tf.square(grad)));
      const mean = tf.div(first, 1 - 0.9 ** (t + 1));
      const spread = tf.sqrt(tf.div(second, 1 - 0.999 ** (t + 1)));
      const moved = tf.sub(start, tf.mul(rate, tf.div(mean, tf.add(spread, 1e-8))));
      return { value, image: moved as tf.Tensor4D, m: first as tf.Tensor4D, v: second as tf.Tensor4D };
    });
    tf.dispose([image, m, v]);
    ({ image, m, v } = next);
    const [total] = await next.value.data();
    next.value.dispose();
    await options.onIteration?.(t, image, total as number);
  }
  tf.dispose([m, v, original, ...targets]);
  return image;
}
