/*---
title: The gradient is that of the sum of all scores
off: Your step is the same whatever the class is.
look: Look at the quantity whose gradient you take.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function objectiveOf(img: tf.Tensor4D, _targetY: number, model: Classifier, l2Reg: number): tf.Scalar {
  return tf.sub(tf.sum(model.predict(img)), tf.mul(l2Reg, tf.sum(tf.square(img))));
}
