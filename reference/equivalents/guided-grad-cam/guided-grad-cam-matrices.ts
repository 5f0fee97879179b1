/*---
title: Rows and columns repeated by products with matrices of zeros and ones
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam, guidedBackprop } from '../../gradcam.js';

/** [to, from]: row i has its 1 where pixel i looks. */
const repeating = (to: number, from: number): tf.Tensor2D =>
  tf.oneHot(
    tf.tensor1d(
      Array.from({ length: to }, (_, i) => Math.floor((i * from) / to)),
      'int32',
    ),
    from,
    1,
    0,
    'float32',
  ) as tf.Tensor2D;

export function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [, height, width] = X.shape;
    const maps = tf.unstack(gradCam(X, y, model, layer)).map((map) => {
      const [h, w] = map.shape as [number, number];
      return tf.matMul(tf.matMul(repeating(height, h), map as tf.Tensor2D), repeating(width, w), false, true);
    });
    return tf.mul(guidedBackprop(X, y, model), tf.expandDims(tf.stack(maps), -1));
  });
}
