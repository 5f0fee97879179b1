/*---
title: The gradient is that of the sum of all scores
off: Your steps go the same way whatever the target is.
look: Look at the quantity whose gradient you take.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function scoreOf(image: tf.Tensor4D, _targetY: number, model: Classifier): tf.Scalar {
  return tf.sum(model.predict(image));
}
