/*---
title: A backward pass for each image
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const maps = y.map((label, i) => {
      const score = (x: tf.Tensor) => tf.sum(tf.slice(model.predict(x as tf.Tensor4D), [0, label], [1, 1]));
      return tf.max<tf.Tensor3D>(tf.abs(tf.grad(score)(tf.slice(X, i, 1))), -1);
    });
    return tf.concat(maps, 0);
  });
}
