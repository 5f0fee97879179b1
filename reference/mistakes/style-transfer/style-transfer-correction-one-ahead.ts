/*---
title: Adam counts its steps from 2
off: Your first step is too short; later ones come nearer to the right length.
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
  const mean = tf.div(first, 1 - 0.9 ** (t + 2));
  const variance = tf.div(second, 1 - 0.999 ** (t + 2));
  return [tf.sub(image, tf.mul(rate, tf.div(mean, tf.add(tf.sqrt(variance), 1e-8)))), first, second];
}
