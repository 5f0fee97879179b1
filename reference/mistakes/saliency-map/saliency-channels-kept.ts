/*---
title: No maximum over the colour channels
off: Your result has three numbers for each pixel, where one is asked for.
look: Look at how the three colour channels become one number.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    return tf.abs(tf.grad(total)(X)) as unknown as tf.Tensor3D;
  });
}
