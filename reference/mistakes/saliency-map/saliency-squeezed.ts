/*---
title: All axes of length 1 removed, that of the batch as well
off: With one image your result lacks the axis of the batch.
look: Look at the shape of what you return when N is 1.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct));
    return tf.squeeze(tf.max(tf.abs(tf.grad(total)(X)), -1)) as tf.Tensor as tf.Tensor3D;
  });
}
