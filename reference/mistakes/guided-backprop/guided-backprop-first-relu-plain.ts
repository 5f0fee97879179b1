/*---
title: The first ReLU of the network is left as it is
off: Your result is neither the plain gradient nor the guided one, but something in between.
look: Look at which ReLUs of the network are replaced.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => {
      const first = model.forward(x, { to: 'features.1' });
      return tf.sum(tf.mul(model.forward(first, { from: 'features.1', relu: guidedRelu }), correct));
    };
    return tf.grad(total)(X) as tf.Tensor4D;
  });
}
