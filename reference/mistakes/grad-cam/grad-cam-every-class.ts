/*---
title: The sum of all class scores in place of the score of y
off: Your maps stay the same whatever classes are asked for.
look: Look at where y enters the number that you differentiate.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(
  X: tf.Tensor4D,
  _y: readonly number[],
  model: Classifier,
  layer: string,
): tf.Tensor3D {
  return tf.tidy(() => {
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(model.forward(a, { from: layer }));
    const weights = tf.mean(tf.grad(total)(activation), [1, 2], true);
    return tf.relu(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}
