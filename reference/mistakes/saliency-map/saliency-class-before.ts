/*---
title: Labels counted from 1, which gives the class before the right one
off: Your maps are those of other classes than the ones asked for.
look: Look at which column of the scores a label picks.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(
      tf.tensor1d(
        y.map((label) => label - 1),
        'int32',
      ),
      model.classes,
    );
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    return tf.max(tf.abs(tf.grad(total)(X)), -1);
  });
}
