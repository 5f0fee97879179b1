/*---
title: The gradient of the regularization written out by hand
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  return tf.tidy(() => {
    const score = (x: tf.Tensor) => tf.sum(tf.gather(model.predict(x as tf.Tensor4D), [targetY], 1));
    const ascent = tf.sub(tf.grad(score)(img), tf.mul(img, 2 * l2Reg));
    const length = tf.sqrt(tf.sum(tf.square(ascent)));
    return tf.add(img, tf.divNoNan(tf.mul(ascent, learningRate), length));
  });
}
