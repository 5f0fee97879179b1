/*---
title: The gradient is that of the highest score, not of the target's
off: Your steps make the network surer of what it sees already.
look: Look at the quantity whose gradient you take.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function scoreOf(image: tf.Tensor4D, _targetY: number, model: Classifier): tf.Scalar {
  return tf.sum(tf.max(model.predict(image), 1));
}
