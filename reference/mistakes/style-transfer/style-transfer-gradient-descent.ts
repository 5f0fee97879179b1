/*---
title: Plain gradient descent in place of Adam
off: Your steps are as long as the gradient makes them; with Adam the first step changes every value by the same amount, the learning rate.
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
  return [tf.sub(image, tf.mul(rate, gradient)), ...moments];
}
