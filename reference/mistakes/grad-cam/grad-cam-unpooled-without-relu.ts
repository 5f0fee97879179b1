/*---
title: The gradient of each place times its activation, without the mean over the places and without the ReLU
off: Your map has negative values, and each place has weights of its own.
look: Look at how the gradient becomes one weight for each channel.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: layer }), correct));
    return tf.sum(tf.mul(tf.grad(total)(activation), activation), -1) as tf.Tensor3D;
  });
}
