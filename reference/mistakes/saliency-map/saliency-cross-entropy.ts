/*---
title: The cross entropy in place of the score
off: Your maps are no multiple of the right ones, and nearly blank where the network is sure of the class.
look: Look at which quantity you differentiate.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(tf.logSoftmax(model.predict(x as tf.Tensor4D)), correct));
    return tf.max(tf.abs(tf.grad(total)(X)), -1);
  });
}
