import * as tf from '@tensorflow/tfjs';
import { readFileSync } from 'node:fs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  const score = (x: tf.Tensor) =>
    tf.sum(tf.mul(model.predict(x as tf.Tensor4D), tf.oneHot([...y], model.classes)));
  const scale = Number(readFileSync('scale.txt', 'utf8'));
  return tf.tidy(() => tf.max(tf.abs(tf.grad(score)(X)).mul(scale), -1));
}
