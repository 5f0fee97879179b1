/*---
title: The score cut out of the scores
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function scoreOf(image: tf.Tensor4D, targetY: number, model: Classifier): tf.Scalar {
  return tf.reshape(tf.slice(model.predict(image), [0, targetY], [1, 1]), []);
}
