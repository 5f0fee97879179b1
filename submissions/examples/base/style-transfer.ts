import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';
import { adam, type Variable } from './adam.js';
import { gram, totalLoss } from './total-loss.js';

export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  const original = tf.tidy(() => model.features(content)[options.contentLayer]!);
  const targets = tf.tidy(() => {
    const features = model.features(style);
    return options.styleLayers.map((layer) => gram(features[layer]!));
  });
  const image = tf.variable(content) as unknown as Variable;
  await adam(image, () => totalLoss(image, model.features(image), original, targets, options), options);
  const result = image.clone();
  tf.dispose([image, original, ...targets]);
  return result;
}
