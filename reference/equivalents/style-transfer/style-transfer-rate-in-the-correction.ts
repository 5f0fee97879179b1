/*---
title: Adam with its corrections in the learning rate, and epsilon scaled with them
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
  const first = tf.add<tf.Tensor4D>(m, tf.mul(tf.sub(gradient, m), 1 - 0.9));
  const second = tf.add<tf.Tensor4D>(v, tf.mul(tf.sub(tf.square(gradient), v), 1 - 0.999));
  const root = Math.sqrt(1 - 0.999 ** (t + 1));
  const corrected = (rate * root) / (1 - 0.9 ** (t + 1));
  const step = tf.mul(tf.div(first, tf.add(tf.sqrt(second), 1e-8 * root)), corrected);
  return [tf.sub(image, step), first, second];
}
