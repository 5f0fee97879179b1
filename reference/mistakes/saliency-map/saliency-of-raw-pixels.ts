/*---
title: 'The gradient for pixels before their normalisation: divided by the standard deviations'
off: Each colour channel of the gradient has a factor of its own.
look: Look at what happens to the gradient before its absolute value is taken.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    return tf.max(tf.abs(tf.div(tf.grad(total)(X), [0.229, 0.224, 0.225])), -1);
  });
}
