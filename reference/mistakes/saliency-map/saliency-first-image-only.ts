/*---
title: Only the first image is explained
off: Your result holds one map, however many images there are.
look: Look at what happens to the batch axis.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    return tf.slice(tf.max<tf.Tensor3D>(tf.abs(tf.grad(total)(X)), -1), 0, 1);
  });
}
