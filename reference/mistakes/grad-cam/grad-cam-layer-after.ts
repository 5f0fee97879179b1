/*---
title: The layer after the one asked for
off: Your map is that of another layer than the one asked for.
look: 'Look at where the layer enters: its output, and the part of the network behind it.'
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const after = model.layers[Math.min(model.layers.length - 2, model.layers.indexOf(layer) + 1)]!;
    const activation = model.forward(X, { to: after });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: after }), correct));
    const weights = tf.mean(tf.grad(total)(activation), [1, 2], true);
    return tf.relu(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}
