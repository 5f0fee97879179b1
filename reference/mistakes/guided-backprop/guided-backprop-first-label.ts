/*---
title: The first label used for every image
off: The first image of a batch is right; another one is right only where it has the same class.
look: Look at which label each image of the batch is explained for.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.fill([y.length], y[0]!, 'int32'), model.classes);
    const total = (x: tf.Tensor) =>
      tf.sum(tf.mul(model.predict(x as tf.Tensor4D, { relu: guidedRelu }), correct));
    return tf.grad(total)(X) as tf.Tensor4D;
  });
}
