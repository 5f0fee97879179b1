/*---
title: A leaky ReLU
off: Negative inputs come out a fifth as large in place of 0.
look: Look at the value that your function returns, before any gradient.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.relu(upstream), tf.step(saved as tf.Tensor));
    return { value: tf.leakyRelu(kept), gradFunc };
  })(x);
}
