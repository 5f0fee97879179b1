/*---
title: Each map scaled to the range from 0 to 1
off: Every map of yours fills the range from 0 to 1 exactly.
look: Look at what happens to the map after the maximum over the channels.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    const maps = tf.max(tf.abs(tf.grad(total)(X)), -1);
    const [lowest, highest] = [tf.min(maps, [1, 2], true), tf.max(maps, [1, 2], true)];
    return tf.div(tf.sub(maps, lowest), tf.sub(highest, lowest));
  });
}
