/*---
title: Guided backprop behind the layer in place of the plain gradient
off: Your map is right at the last layer of the features, not at earlier ones.
look: Look at how the network behind the layer is called when you differentiate.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) =>
      tf.sum(tf.mul(model.forward(a, { from: layer, relu: guidedRelu }), correct));
    const weights = tf.mean(tf.grad(total)(activation), [1, 2], true);
    return tf.relu(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}
