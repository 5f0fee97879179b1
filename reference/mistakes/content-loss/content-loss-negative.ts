/*---
title: The content loss has the wrong sign
off: Your content loss is exactly the right one with the other sign.
look: "A loss is small where the images are alike: look at the signs."
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => tf.mul(-weight, tf.sum(tf.squaredDifference(current, original))));
}
