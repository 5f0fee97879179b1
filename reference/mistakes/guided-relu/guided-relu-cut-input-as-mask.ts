/*---
title: The input, cut to the range from 0 to 1, as the mask
off: Where the input lies between 0 and 1, your gradient is too small.
look: Look at the mask that the gradient is multiplied by.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.relu(upstream), tf.clipByValue(saved as tf.Tensor, 0, 1));
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
