/*---
title: "The content loss no longer depends on the features: its number was read and put into a new tensor (dataSync, tf.scalar)"
off: The value of your content loss is right, but no gradient comes back from it.
look: "Look for data(), dataSync(), array() and for tensors made of plain numbers: a gradient passes through operations on tensors only."
---*/
import * as tf from '@tensorflow/tfjs';

export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => {
    const loss = tf.mul(weight, tf.sum(tf.squaredDifference(current, original)));
    return tf.scalar(loss.dataSync()[0] as number);
  });
}
