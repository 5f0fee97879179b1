/*---
title: The sign of the input as the mask, which is -1 for negative inputs
off: Gradients come through with the wrong sign where the input is negative.
look: Look at what your gradient does where the input is negative.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.relu(upstream), tf.sign(saved as tf.Tensor));
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
