/*---
title: The maximum with 0 for both ReLUs
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.maximum(upstream, 0), tf.cast(tf.greater(saved as tf.Tensor, 0), 'float32'));
    return { value: tf.maximum(kept, 0), gradFunc };
  })(x);
}
