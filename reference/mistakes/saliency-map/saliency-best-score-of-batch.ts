/*---
title: The largest of all scores of the batch in place of the scores of y
off: Only one image of your batch has a map, the others are blank.
look: Look at which numbers of the [N, classes] scores you differentiate.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, _y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const total = (x: tf.Tensor) => tf.max(model.predict(x as tf.Tensor4D));
    return tf.max(tf.abs(tf.grad(total)(X)), -1);
  });
}
