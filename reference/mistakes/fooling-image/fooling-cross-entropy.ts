/*---
title: The gradient is that of the cross entropy or of the probability (after softmax), not of the unnormalised score
off: "Your steps have the right length but go another way: they also push the other classes down."
look: Look at the quantity whose gradient you take.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function scoreOf(image: tf.Tensor4D, targetY: number, model: Classifier): tf.Scalar {
  return tf.sum(tf.gather(tf.logSoftmax(model.predict(image)), [targetY], 1));
}
