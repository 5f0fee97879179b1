import * as tf from '@tensorflow/tfjs';
import type { StyleTransferOptions } from 'gradelens';

export type Variable = tf.Tensor4D & tf.Variable<tf.Rank.R4>;

/** Changes the image so that the loss goes down. */
export async function adam(image: Variable, loss: () => tf.Scalar, options: StyleTransferOptions) {
  const { iterations = 200, learningRate = 3, decayedLearningRate = 0.1 } = options;
  const { decayAt = 180, clampUntil = 190 } = options;
  const early = tf.train.adam(learningRate, 0.9, 0.999, 1e-8);
  const late = tf.train.adam(decayedLearningRate, 0.9, 0.999, 1e-8);
  let sum = tf.zerosLike<tf.Tensor4D>(image);
  for (let t = 0; t < iterations; t++) {
    if (t < clampUntil) tf.tidy(() => image.assign(tf.clipByValue<tf.Tensor4D>(image, -1.5, 1.5)));
    const { value, grads } = tf.variableGrads(loss, [image]);
    const before = sum;
    sum = before.add(grads[image.name]!);
    before.dispose();
    const optimizer = t < decayAt ? early : late;
    optimizer.applyGradients([{ name: image.name, tensor: sum }]);
    const total = value.dataSync()[0]!;
    tf.dispose([value, grads]);
    await options.onIteration?.(t, image, total);
  }
  for (const each of [early, late, sum]) each.dispose();
}
