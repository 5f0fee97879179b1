/*---
title: The gradient is that of the cross entropy (the log of the probability), not of the unnormalised score
off: "Your step has the right length but goes another way: it also pushes the other classes down."
look: Look at the quantity whose gradient you take.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function objectiveOf(img: tf.Tensor4D, targetY: number, model: Classifier, l2Reg: number): tf.Scalar {
  const score = tf.sum(tf.gather(tf.logSoftmax(model.predict(img)), [targetY], 1));
  return tf.sub(score, tf.mul(l2Reg, tf.sum(tf.square(img))));
}
