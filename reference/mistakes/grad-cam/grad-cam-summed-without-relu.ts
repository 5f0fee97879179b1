/*---
title: The sum of the gradient over the places in place of its mean, and no ReLU at the end
off: Your map has negative values; its positive ones are the right ones times the number of places of the layer.
look: Look at how the gradient becomes one weight for each channel.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: layer }), correct));
    const weights = tf.sum(tf.grad(total)(activation), [1, 2], true);
    return tf.sum(tf.mul(weights, activation), -1) as tf.Tensor3D;
  });
}
