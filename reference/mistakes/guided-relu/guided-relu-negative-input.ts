/*---
title: The comparison with the input turned round
off: Gradients come through where the input is negative, and stop where it is positive.
look: Look at the sign of the input for which the gradient passes.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.relu(upstream), tf.step(tf.neg(saved as tf.Tensor)));
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
