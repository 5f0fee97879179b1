/*---
title: The gradient divided by its norm, as in the fooling image, in place of Adam
off: "Your steps are far too short: the whole image together moves by the learning rate."
look: "Look at the optimiser: which one does the assignment ask for?"
---*/
import * as tf from '@tensorflow/tfjs';

export function adamStep(
  image: tf.Tensor4D,
  gradient: tf.Tensor4D,
  moments: readonly tf.Tensor4D[],
  _t: number,
  rate: number,
): tf.Tensor4D[] {
  return [tf.sub(image, tf.divNoNan(tf.mul(gradient, rate), tf.norm(gradient))), ...moments];
}
