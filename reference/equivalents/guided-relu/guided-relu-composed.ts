/*---
title: A plain ReLU behind a gate that lets only positive gradients back
---*/
import * as tf from '@tensorflow/tfjs';

/** Does nothing to the value; its gradient keeps what is positive. */
const gate = tf.customGrad((x) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: (upstream: tf.Tensor) => tf.relu(upstream),
}));

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return gate(tf.relu(x));
}
