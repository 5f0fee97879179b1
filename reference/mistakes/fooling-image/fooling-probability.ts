/*---
title: The gradient is that of the probability (after softmax), not of the unnormalised score
off: "Your steps go another way: they also push the other classes down."
look: Look at the quantity whose gradient you take.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function scoreOf(image: tf.Tensor4D, targetY: number, model: Classifier): tf.Scalar {
  return tf.sum(tf.gather(tf.softmax(model.predict(image)), [targetY], 1));
}
