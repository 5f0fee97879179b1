/*---
title: The mean of the scores in place of their sum
off: Your maps are the right ones divided by the number of images in the batch.
look: Look at how the scores of the batch become the one number that you differentiate.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.mean(tf.sum(tf.mul(model.forward(a, { from: layer }), correct), 1));
    const weights = tf.mean(tf.grad(total)(activation), [1, 2], true);
    return tf.relu(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}
