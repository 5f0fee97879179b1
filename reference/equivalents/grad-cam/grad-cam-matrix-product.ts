/*---
title: The weighted sum as a product of matrices, image by image
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const maps = y.map((label, i) => {
      const activation = model.forward(tf.slice(X, i, 1), { to: layer });
      const score = (a: tf.Tensor) => tf.sum(tf.slice(model.forward(a, { from: layer }), [0, label], [1, 1]));
      const weights = tf.mean(tf.grad(score)(activation), [1, 2]);
      const [, height, width, channels] = activation.shape as [number, number, number, number];
      const flat = tf.matMul(tf.reshape(activation, [height * width, channels]), weights, false, true);
      return tf.reshape(tf.maximum(flat, 0), [1, height, width]);
    });
    return tf.concat(maps, 0) as tf.Tensor3D;
  });
}
