/*---
title: The largest magnitude over the colour channels
off: Your result has one number for each pixel, where three are asked for.
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
    return tf.max(tf.abs(tf.grad(total)(X)), -1) as tf.Tensor as unknown as tf.Tensor4D;
  });
}
