import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';
import { gram, totalLoss } from './total-loss.js';

export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  const { iterations = 200, learningRate = 3, clampUntil = 190 } = options;
  const original = tf.tidy(() => model.features(content)[options.contentLayer]!);
  const targets = tf.tidy(() => {
    const features = model.features(style);
    return options.styleLayers.map((layer) => gram(features[layer]!));
  });
  const image = tf.variable(content) as unknown as tf.Tensor4D & tf.Variable<tf.Rank.R4>;
  const loss = (): tf.Scalar => totalLoss(image, model.features(image), original, targets, options);
  const optimizer = tf.train.adam(learningRate, 0.9, 0.999, 1e-8);
  for (let t = 0; t < iterations; t++) {
    if (t < clampUntil) tf.tidy(() => image.assign(tf.clipByValue<tf.Tensor4D>(image, -1.5, 1.5)));
    const { value, grads } = tf.variableGrads(loss, [image]);
    optimizer.applyGradients([{ name: image.name, tensor: grads[image.name]! }]);
    const total = value.dataSync()[0]!;
    tf.dispose([value, grads]);
    await options.onIteration?.(t, image, total);
  }
  const result = image.clone();
  optimizer.dispose();
  tf.dispose([image, original, ...targets]);
  return result;
}
