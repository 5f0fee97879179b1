/*---
title: The mean of the scores in place of their sum
off: Your maps are the right ones divided by the number of images in the batch.
look: Look at how the scores of the batch become the one number that you differentiate.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) =>
      tf.mean(tf.sum(tf.mul(model.predict(x as tf.Tensor4D, { relu: guidedRelu }), correct), 1));
    return tf.grad(total)(X) as tf.Tensor4D;
  });
}
