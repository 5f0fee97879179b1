/*---
title: The gradient made one long by hand, then made as long as the learning rate
---*/
import * as tf from '@tensorflow/tfjs';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  const length = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.mul(tf.divNoNan(gradient, length), learningRate);
}
