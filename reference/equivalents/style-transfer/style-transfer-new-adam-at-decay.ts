/*---
title: TensorFlow.js's own Adam, and a new one where the learning rate drops
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';
import { goalsOf, settingsOf, totalLoss } from '../../style-transfer.js';

const adam = (rate: number) => tf.train.adam(rate, 0.9, 0.999, 1e-8);

export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  const settings = settingsOf(options);
  const goals = goalsOf(content, style, model, settings);
  const image = tf.variable(content) as unknown as tf.Tensor4D & tf.Variable<tf.Rank.R4>;
  const [early, late] = [adam(settings.learningRate), adam(settings.decayedLearningRate)];
  for (let t = 0; t < settings.iterations; t++) {
    if (t < settings.clampUntil) tf.tidy(() => image.assign(tf.clipByValue(image, -1.5, 1.5) as tf.Tensor4D));
    const { value, grads } = tf.variableGrads(() => totalLoss(image, model, goals, settings), [image]);
    (t < settings.decayAt ? early : late).applyGradients([
      { name: image.name, tensor: grads[image.name] as tf.Tensor },
    ]);
    const total = (await value.data())[0] as number;
    tf.dispose([value, grads]);
    await options.onIteration?.(t, image, total);
  }
  const result = tf.clone(image);
  for (const optimizer of [early, late]) optimizer.dispose();
  tf.dispose([image, goals.original, ...goals.targets]);
  return result;
}
