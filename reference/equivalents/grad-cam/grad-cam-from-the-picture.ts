/*---
title: One run from the picture, with a layer that adds nothing and whose gradient is read
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (added: tf.Tensor) =>
      tf.sum(tf.mul(model.forward(tf.add(model.forward(X, { to: layer }), added), { from: layer }), correct));
    const gradient = tf.grad(total)(tf.zerosLike(activation));
    const weights = tf.mean(tf.mean(gradient, 2, true), 1, true);
    return tf.relu(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}
