/*---
title: A value that ends at six
off: Inputs above 6 give 6.
look: Look at what happens to large inputs.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.relu(upstream), tf.step(saved as tf.Tensor));
    return { value: tf.relu6(kept), gradFunc };
  })(x);
}
