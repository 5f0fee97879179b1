/*---
title: The axes of channels-first tensors, where the channels here come last
off: Your result has the shape [N, w, C] in place of [N, h, w].
look: Look at which axis of a tensor here means what.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: layer }), correct));
    const weights = tf.mean(tf.grad(total)(activation), [2, 3], true);
    return tf.relu(tf.sum(tf.mul(weights, activation), 1)) as tf.Tensor3D;
  });
}
