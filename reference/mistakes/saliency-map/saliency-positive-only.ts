/*---
title: Negative gradients set to 0, where their magnitude is asked for
off: Your map has no negative values, and none that is too large, but some that are too small.
look: Look at what happens to negative gradients.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    return tf.max(tf.relu(tf.grad(total)(X)), -1);
  });
}
