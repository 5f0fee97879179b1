/*---
title: The upstream gradient cut to the range from 0 to 1
off: No gradient that comes through is larger than 1.
look: Look at what becomes of large upstream gradients.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.clipByValue(upstream, 0, 1), tf.step(saved as tf.Tensor));
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
