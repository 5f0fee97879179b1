/*---
title: The gradient passes unchanged, as if there were no ReLU
off: The upstream gradient comes through everywhere.
look: Look at the places where the gradient should be stopped.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input) => {
    const kept = input as tf.Tensor;
    const gradFunc = (upstream: tf.Tensor) => upstream;
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
