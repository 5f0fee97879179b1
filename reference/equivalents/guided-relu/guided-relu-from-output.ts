/*---
title: 'The output is kept: it is positive where the input is'
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const value = tf.relu(input as tf.Tensor);
    (save as tf.GradSaveFunc)([value]);
    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.relu(upstream), tf.sign(saved as tf.Tensor));
    return { value, gradFunc };
  })(x);
}
