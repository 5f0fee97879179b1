import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  const score = (x: tf.Tensor) =>
    tf.sum(tf.mul(model.predict(x as tf.Tensor4D), tf.oneHot([...y], model.classes)));
  return tf.tidy(() => tf.max(tf.abs(tf.grad(score)(X)), -1));
}
