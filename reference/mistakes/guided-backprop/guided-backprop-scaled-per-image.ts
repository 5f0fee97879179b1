/*---
title: Each image scaled to the range from 0 to 1
off: Every image of your result fills the range from 0 to 1 exactly.
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
    const [lowest, highest] = [tf.min(gradient, [1, 2, 3], true), tf.max(gradient, [1, 2, 3], true)];
    return tf.div(tf.sub(gradient, lowest), tf.sub(highest, lowest)) as tf.Tensor4D;
  });
}
