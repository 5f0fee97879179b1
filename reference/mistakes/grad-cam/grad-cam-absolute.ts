/*---
title: The absolute value in place of the ReLU at the end
off: Your map has positive values where 0 is right; all others are right.
look: Look at the last step of the formula.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: layer }), correct));
    const weights = tf.mean(tf.grad(total)(activation), [1, 2], true);
    return tf.abs(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}
