/*---
title: A backward pass for each image
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export async function guidedBackprop(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
): Promise<tf.Tensor4D> {
  return tf.tidy(() => {
    const maps = y.map((label, i) => {
      const score = (x: tf.Tensor) =>
        tf.sum(tf.slice(model.predict(x as tf.Tensor4D, { relu: guidedRelu }), [0, label], [1, 1]));
      return tf.grad(score)(tf.slice(X, i, 1)) as tf.Tensor4D;
    });
    return tf.concat(maps, 0);
  });
}
