/*---
title: The score by a one-hot vector, the regularization by a dot product
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function objectiveOf(img: tf.Tensor4D, targetY: number, model: Classifier, l2Reg: number): tf.Scalar {
  const flat = tf.reshape(img, [-1]) as tf.Tensor1D;
  const score = tf.sum(tf.mul(tf.oneHot([targetY], model.classes), model.predict(img)));
  return tf.sub<tf.Scalar>(score, tf.mul(tf.dot(flat, flat), l2Reg));
}
