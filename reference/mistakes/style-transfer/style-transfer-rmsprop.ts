/*---
title: The gradient itself is used in place of its first moment (RMSProp)
off: Your first step is right; the later ones are not quite.
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
  const second = tf.add<tf.Tensor4D>(tf.mul(v, 0.999), tf.mul(tf.square(gradient), 0.001));
  const spread = tf.sqrt(tf.div(second, 1 - 0.999 ** (t + 1)));
  return [tf.sub(image, tf.mul(rate, tf.div(gradient, tf.add(spread, 1e-8)))), m, second];
}
