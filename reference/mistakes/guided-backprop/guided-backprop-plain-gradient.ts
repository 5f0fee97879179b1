/*---
title: 'The plain gradient: the ReLUs are not replaced, or by ones that let negative gradients pass'
off: Your result is the gradient of the plain network.
look: Look at how the network is called when you differentiate, and at what each ReLU does on the way back.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    return tf.grad(total)(X) as tf.Tensor4D;
  });
}
