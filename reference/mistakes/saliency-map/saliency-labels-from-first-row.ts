/*---
title: Every label picked from the scores of the first image
off: Only the first map of a batch is not blank.
look: Look at which numbers of the [N, classes] scores you pick when N is more than 1.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const total = (x: tf.Tensor) =>
      tf.sum(tf.gather(tf.reshape(model.predict(x as tf.Tensor4D), [-1]), tf.tensor1d([...y], 'int32')));
    return tf.max(tf.abs(tf.grad(total)(X)), -1);
  });
}
