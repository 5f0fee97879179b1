/*---
title: The one-hot rows as the upstream gradient of the scores
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes, 1, 0, 'float32');
    const total = (x: tf.Tensor) => model.predict(x as tf.Tensor4D);
    return tf.max(tf.abs(tf.grad(total)(X, correct)), -1);
  });
}
