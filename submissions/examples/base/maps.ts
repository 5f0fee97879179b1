import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { reluWith } from './relu-with.js';
import { pick } from './score.js';

export const guided = reluWith((dy, x) => tf.mul(tf.relu(dy), tf.step(x)));

export const guidedGradient = (X: tf.Tensor4D, y: readonly number[], model: Classifier) =>
  tf.grad((x: tf.Tensor) => pick(model.predict(x as tf.Tensor4D, { relu: guided }), y))(X) as tf.Tensor4D;

/** A layer's output, and how the score depends on it. */
export function atLayer(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) {
  const a = model.forward(X, { to: layer });
  return { a, g: tf.grad((z: tf.Tensor) => pick(model.forward(z, { from: layer }), y))(a) };
}

export function camOf(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) {
  const { a, g } = atLayer(X, y, model, layer);
  return tf.relu(tf.sum(tf.mul(tf.mean(g, [1, 2], true), a), -1, true)) as tf.Tensor4D;
}
