import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';
import { gram, totalLoss } from './total-loss.js';

export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  const { iterations = 200, learningRate = 3, decayedLearningRate = 0.1 } = options;
  const { decayAt = 180, clampUntil = 190 } = options;
  const original = tf.tidy(() => model.features(content)[options.contentLayer]!);
  const targets = tf.tidy(() => {
    const features = model.features(style);
    return options.styleLayers.map((layer) => gram(features[layer]!));
  });
  const image = tf.variable(content) as unknown as tf.Tensor4D & tf.Variable<tf.Rank.R4>;
  const loss = (): tf.Scalar => totalLoss(image, model.features(image), original, targets, options);
  const early = tf.train.adam(learningRate, 0.9, 0.999, 1e-8);
  const late = tf.train.adam(decayedLearningRate, 0.9, 0.999, 1e-8);
  for (let t = 0; t < iterations; t++) {
    const { value, grads } = tf.variableGrads(loss, [image]);
    const optimizer = t < decayAt ? early : late;
    optimizer.applyGradients([{ name: image.name, tensor: grads[image.name]! }]);
    if (t < clampUntil) tf.tidy(() => image.assign(tf.clipByValue<tf.Tensor4D>(image, -1.5, 1.5)));
    const total = value.dataSync()[0]!;
    tf.dispose([value, grads]);
    await options.onIteration?.(t, image, total);
  }
  const result = image.clone();
  for (const optimizer of [early, late]) optimizer.dispose();
  tf.dispose([image, original, ...targets]);
  return result;
}
