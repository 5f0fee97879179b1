/*---
title: "Adagrad: divided by the root of the sum of all squared gradients so far"
off: Your first step is right; the later ones are not quite.
look: "Look at the step of your optimiser, line by line, beside the formulas of Adam: both averages, what they are divided by, and the constants."
---*/
import * as tf from '@tensorflow/tfjs';

export function adamStep(
  image: tf.Tensor4D,
  gradient: tf.Tensor4D,
  moments: readonly tf.Tensor4D[],
  _t: number,
  rate: number,
): tf.Tensor4D[] {
  const [m, v] = moments as [tf.Tensor4D, tf.Tensor4D];
  const second = tf.add<tf.Tensor4D>(v, tf.square(gradient));
  return [tf.sub(image, tf.mul(rate, tf.div(gradient, tf.add(tf.sqrt(second), 1e-8)))), m, second];
}
