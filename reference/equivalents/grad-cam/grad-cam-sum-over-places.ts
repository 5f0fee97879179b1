/*---
title: The sum over the places divided by their number
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: layer }), correct));
    const weights = tf.div(
      tf.sum(tf.grad(total)(activation), [1, 2], true),
      activation.shape[1]! * activation.shape[2]!,
    );
    return tf.relu(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}
