/*---
title: The cross entropy in place of the score
off: Your maps are no multiple of the right ones, and nearly blank where the network is sure of the class.
look: Look at which quantity you differentiate.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) =>
      tf.neg(tf.sum(tf.mul(tf.logSoftmax(model.predict(x as tf.Tensor4D, { relu: guidedRelu })), correct)));
    return tf.grad(total)(X) as tf.Tensor4D;
  });
}
