/*---
title: Every label picked from every row of the scores
off: One image alone is right; in a batch the classes of the other images change its result.
look: Look at which numbers of the [N, classes] scores you pick when N is more than 1.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) =>
      tf.sum(tf.gather(model.forward(a, { from: layer }), tf.tensor1d([...y], 'int32'), 1));
    const weights = tf.mean(tf.grad(total)(activation), [1, 2], true);
    return tf.relu(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}
