/*---
title: The comparison with the upstream gradient turned round
off: Only negative upstream gradients come through.
look: Look at the sign for which the upstream gradient passes.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.minimum(upstream, 0), tf.step(saved as tf.Tensor));
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
