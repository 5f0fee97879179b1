/*---
title: The larger of the highest and the negated lowest gradient
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    const gradient = tf.grad(total)(X);
    return tf.maximum(tf.max(gradient, -1), tf.neg(tf.min(gradient, -1))) as tf.Tensor3D;
  });
}
