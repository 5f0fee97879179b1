/*---
title: "The gradients of all iterations are added up: nothing sets them back to zero"
off: Your first step is right; each later gradient still holds those before it.
look: Look at what is left from one iteration to the next.
---*/
import * as tf from '@tensorflow/tfjs';
import { adamStep as right } from '../../style-transfer.js';

export function adamStep(
  image: tf.Tensor4D,
  gradient: tf.Tensor4D,
  moments: readonly tf.Tensor4D[],
  t: number,
  rate: number,
): tf.Tensor4D[] {
  const [sum, ...rest] = moments as [tf.Tensor4D, ...tf.Tensor4D[]];
  const gradients = tf.add<tf.Tensor4D>(sum, gradient);
  const [moved, ...after] = right(image, gradients, rest, t, rate);
  return [moved as tf.Tensor4D, gradients, ...after];
}

export function noMoments(image: tf.Tensor4D): tf.Tensor4D[] {
  return [tf.zerosLike(image), tf.zerosLike(image), tf.zerosLike(image)];
}
