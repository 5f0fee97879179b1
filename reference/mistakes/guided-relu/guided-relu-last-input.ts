/*---
title: The input kept in one variable that all calls share
off: Used once the function is right; used several times, the gradient of one use is cut by the input of another.
look: Look at where the input is kept until the gradient is asked for.
---*/
import * as tf from '@tensorflow/tfjs';

let last: tf.Tensor | undefined;

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input) => {
    const kept = input as tf.Tensor;
    last?.dispose();
    last = tf.keep(tf.clone(kept));
    return {
      value: tf.relu(kept),
      gradFunc: (upstream: tf.Tensor) => tf.mul(tf.relu(upstream), tf.step(last!)),
    };
  })(x);
}
