/*---
title: The mean of the scores in place of their sum
off: Your maps are the right ones divided by the number of images in the batch.
look: Look at how the scores of the batch become the one number that you differentiate.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.mean(tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct), 1));
    return tf.max(tf.abs(tf.grad(total)(X)), -1);
  });
}
