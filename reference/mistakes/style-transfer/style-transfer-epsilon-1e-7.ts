/*---
title: Adam has epsilon 1e-7, the default of TensorFlow.js, not 1e-8
off: Your steps are a little too short where the gradient is tiny.
look: "Look at the step of your optimiser, line by line, beside the formulas of Adam: both averages, what they are divided by, and the constants."
---*/
import * as tf from '@tensorflow/tfjs';

export function adamStep(
  image: tf.Tensor4D,
  gradient: tf.Tensor4D,
  moments: readonly tf.Tensor4D[],
  t: number,
  rate: number,
): tf.Tensor4D[] {
  const [m, v] = moments as [tf.Tensor4D, tf.Tensor4D];
  const first = tf.add<tf.Tensor4D>(tf.mul(m, 0.9), tf.mul(gradient, 0.1));
  const second = tf.add<tf.Tensor4D>(tf.mul(v, 0.999), tf.mul(tf.square(gradient), 0.001));
  const mean = tf.div(first, 1 - 0.9 ** (t + 1));
  const variance = tf.div(second, 1 - 0.999 ** (t + 1));
  return [tf.sub(image, tf.mul(rate, tf.div(mean, tf.add(tf.sqrt(variance), 1e-7)))), first, second];
}
