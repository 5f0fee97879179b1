/*---
title: The map without its ReLU, scaled to the range from 0 to 1
off: Every map of yours fills the range from 0 to 1 exactly, and what should be 0 is lifted.
look: Look at what happens to the map after the sum over the channels.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: layer }), correct));
    const weights = tf.mean(tf.grad(total)(activation), [1, 2], true);
    const map = tf.sum(tf.mul(weights, activation), -1);
    const [lowest, highest] = [tf.min(map, [1, 2], true), tf.max(map, [1, 2], true)];
    return tf.div(tf.sub(map, lowest), tf.sub(highest, lowest)) as tf.Tensor3D;
  });
}
