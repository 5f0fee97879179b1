/*---
title: Channels moved to the front
off: Your result has the shape [N, 3, H, W] in place of [N, H, W, 3].
look: Look at the order of the axes of what you return.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) =>
      tf.sum(tf.mul(model.predict(x as tf.Tensor4D, { relu: guidedRelu }), correct));
    return tf.transpose(tf.grad(total)(X), [0, 3, 1, 2]) as tf.Tensor4D;
  });
}
