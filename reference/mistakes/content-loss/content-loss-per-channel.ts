/*---
title: The squared differences are averaged over the channels
off: Your content loss is too small, by as many times as the layer has channels.
look: "Look at how the squared differences become one number: over which axes do you add, over which do you divide?"
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => {
    const [, , , channels] = current.shape;
    return tf.mul(weight / channels, tf.sum(tf.squaredDifference(current, original)));
  });
}
