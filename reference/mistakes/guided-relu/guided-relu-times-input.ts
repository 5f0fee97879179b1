/*---
title: The gradient multiplied by the input
off: Where your gradient is not 0, it is the right one times the input.
look: Look at which of the two numbers is passed on and which one only decides.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.relu(upstream), tf.relu(saved as tf.Tensor));
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
