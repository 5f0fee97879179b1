/*---
title: Each image divided by its largest magnitude
off: The largest magnitude of every image of your result is 1.
look: Look at what happens to the gradient before it is returned.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) =>
      tf.sum(tf.mul(model.predict(x as tf.Tensor4D, { relu: guidedRelu }), correct));
    const gradient = tf.grad(total)(X);
    return tf.div(gradient, tf.max(tf.abs(gradient), [1, 2, 3], true)) as tf.Tensor4D;
  });
}
