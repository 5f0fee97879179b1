/*---
title: Only the sign of the gradient is used, or Adam begins anew in every iteration
off: Your first step is right; in all later ones every value still moves by the whole learning rate.
look: Look at what your optimiser keeps from one iteration to the next.
---*/
import * as tf from '@tensorflow/tfjs';

export function adamStep(
  image: tf.Tensor4D,
  gradient: tf.Tensor4D,
  moments: readonly tf.Tensor4D[],
  _t: number,
  rate: number,
): tf.Tensor4D[] {
  return [tf.sub(image, tf.mul(rate, tf.div(gradient, tf.add(tf.abs(gradient), 1e-8)))), ...moments];
}
