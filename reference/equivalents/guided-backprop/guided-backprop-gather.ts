/*---
title: Each row's own score picked by its position among all scores
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const places = tf.tensor1d(
      y.map((label, row) => row * model.classes + label),
      'int32',
    );
    const total = (x: tf.Tensor) =>
      tf.sum(tf.gather(tf.reshape(model.predict(x as tf.Tensor4D, { relu: guidedRelu }), [-1]), places));
    return tf.grad(total)(X) as tf.Tensor4D;
  });
}
