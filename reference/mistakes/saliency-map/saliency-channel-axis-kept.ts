/*---
title: The axis of the channels is kept
off: Your result has the shape [N, H, W, 1] in place of [N, H, W].
look: Look at the shape of what you return.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    return tf.max(tf.abs(tf.grad(total)(X)), -1, true) as tf.Tensor as tf.Tensor3D;
  });
}
