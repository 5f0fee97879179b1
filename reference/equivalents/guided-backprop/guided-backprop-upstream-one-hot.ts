/*---
title: The one-hot rows as the upstream gradient of the scores
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes, 1, 0, 'float32');
    const total = (x: tf.Tensor) => model.predict(x as tf.Tensor4D, { relu: guidedRelu });
    return tf.grad(total)(X, correct) as tf.Tensor4D;
  });
}
