/*---
title: Two masks of numbers, multiplied
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(
        tf.mul(upstream, tf.cast(tf.greater(upstream, 0), 'float32')),
        tf.cast(tf.greater(saved as tf.Tensor, 0), 'float32'),
      );
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
