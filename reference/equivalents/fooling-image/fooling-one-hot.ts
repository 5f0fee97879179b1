/*---
title: The score picked by a product with a one-hot vector
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function scoreOf(image: tf.Tensor4D, targetY: number, model: Classifier): tf.Scalar {
  return tf.sum(tf.mul(model.predict(image), tf.oneHot([targetY], model.classes)));
}
