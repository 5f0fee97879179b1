/*---
title: The sign of the product decides, where each of the two must be positive
off: Gradients come through where input and upstream gradient are both negative.
look: Look at the places where both numbers are negative.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(upstream, tf.step(tf.mul(upstream, saved as tf.Tensor)));
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
