/*---
title: The square of the gradient in place of its absolute value
off: Each value of your map is the square of the right one.
look: Look at how the gradient loses its signs.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    return tf.max(tf.square(tf.grad(total)(X)), -1);
  });
}
