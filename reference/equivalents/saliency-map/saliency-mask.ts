/*---
title: Every other score put to 0 by a mask
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes, 1, 0, 'bool');
    const total = (x: tf.Tensor) => {
      const scores = model.predict(x as tf.Tensor4D);
      return tf.sum(tf.where(correct, scores, tf.zerosLike(scores)));
    };
    return tf.max(tf.abs(tf.grad(total)(X)), -1);
  });
}
