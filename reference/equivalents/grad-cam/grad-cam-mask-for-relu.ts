/*---
title: Negative values of the map put to 0 by a mask
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(correct, model.forward(a, { from: layer })));
    const weights = tf.mean(tf.grad(total)(activation), [1, 2], true);
    const map = tf.sum(tf.mul(activation, weights), 3);
    return tf.where(tf.greater(map, 0), map, tf.zerosLike(map)) as tf.Tensor3D;
  });
}
