/*---
title: The plain gradient of a ReLU, which looks at the input alone
off: Negative upstream gradients come through.
look: Look at what your gradient does where the upstream gradient is negative.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(upstream, tf.step(saved as tf.Tensor));
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
