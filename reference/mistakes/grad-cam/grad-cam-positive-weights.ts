/*---
title: Negative weights set to 0 as well
off: Channels that speak against the class are left out of your map.
look: Look at the place of the ReLU in the formula.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: layer }), correct));
    const weights = tf.relu(tf.mean(tf.grad(total)(activation), [1, 2], true));
    return tf.relu(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}
