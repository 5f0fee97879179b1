/*---
title: A ReLU that ends at six, forward and backward
off: Inputs above 6 give 6, and no gradient comes back through them.
look: Look at what happens to large inputs.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) => {
      const x = saved as tf.Tensor;
      return tf.mul(tf.relu(upstream), tf.sub(tf.step(x), tf.step(tf.sub(x, 6))));
    };
    return { value: tf.relu6(kept), gradFunc };
  })(x);
}
