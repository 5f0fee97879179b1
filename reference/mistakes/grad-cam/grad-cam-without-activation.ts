/*---
title: The gradient alone, without the activation
off: Your map does not have the activation of the layer in it.
look: Look at how the weighted channels become one map.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: layer }), correct));
    return tf.relu(tf.sum(tf.grad(total)(activation), -1)) as tf.Tensor3D;
  });
}
