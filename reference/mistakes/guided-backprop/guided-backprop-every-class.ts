/*---
title: The sum of all class scores in place of the score of y
off: Your maps stay the same whatever classes are asked for.
look: Look at where y enters the number that you differentiate.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, _y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const total = (x: tf.Tensor) => tf.sum(model.predict(x as tf.Tensor4D, { relu: guidedRelu }));
    return tf.grad(total)(X) as tf.Tensor4D;
  });
}
