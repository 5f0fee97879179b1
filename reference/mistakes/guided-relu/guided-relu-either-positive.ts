/*---
title: One of the two conditions suffices, where both must hold
off: Gradients come through where only one of input and upstream gradient is positive.
look: Look at how the two conditions are joined.
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.where(
        tf.logicalOr(tf.greater(upstream, 0), tf.greater(saved as tf.Tensor, 0)),
        upstream,
        tf.zerosLike(upstream),
      );
    return { value: tf.relu(kept), gradFunc };
  })(x);
}
