/*---
title: Every label picked from every row of the scores
off: One image alone is right; in a batch the classes of the other images change its result.
look: Look at which numbers of the [N, classes] scores you pick when N is more than 1.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const total = (x: tf.Tensor) =>
      tf.sum(tf.gather(model.predict(x as tf.Tensor4D), tf.tensor1d([...y], 'int32'), 1));
    return tf.max(tf.abs(tf.grad(total)(X)), -1);
  });
}
