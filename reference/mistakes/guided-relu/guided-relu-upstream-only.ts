/*---
title: The upstream gradient alone is looked at, as in deconvolution
off: Gradients come through where the input is negative.
look: Look at what your gradient does where the input is negative.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input) => {
    const kept = input as tf.Tensor;
    const gradFunc = (upstream: tf.Tensor) => tf.relu(upstream);
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
