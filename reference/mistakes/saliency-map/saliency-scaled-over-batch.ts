/*---
title: The maps scaled to the range from 0 to 1, all of the batch together
off: Your result as a whole fills the range from 0 to 1 exactly.
look: Look at what happens to the map after the maximum over the channels.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    const maps = tf.max(tf.abs(tf.grad(total)(X)), -1);
    return tf.div(tf.sub(maps, tf.min(maps)), tf.sub(tf.max(maps), tf.min(maps)));
  });
}
