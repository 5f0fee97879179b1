/*---
title: The saliency map is added in place of the gradient
off: Your steps only ever make values larger, and all three colour channels by the same.
look: "Look at what becomes of the gradient before it is added to the image: has it the shape of the image?"
---*/
import * as tf from '@tensorflow/tfjs';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  const map = tf.max(tf.abs(gradient), -1, true);
  return tf.mul(tf.divNoNan(tf.mul(map, learningRate), tf.norm(map)), tf.onesLike(gradient));
}
