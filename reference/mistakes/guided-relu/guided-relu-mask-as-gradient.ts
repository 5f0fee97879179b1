/*---
title: The mask returned in place of the masked gradient
off: Your gradient is 0 or 1 everywhere.
look: Look at what becomes of the size of the upstream gradient.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.step(upstream), tf.step(saved as tf.Tensor));
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
