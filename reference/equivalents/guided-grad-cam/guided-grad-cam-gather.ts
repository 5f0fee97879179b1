/*---
title: Each pixel takes the coarse cell above it by index
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam, guidedBackprop } from '../../gradcam.js';

export function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): tf.Tensor4D {
  return tf.tidy(() => {
    const coarse = gradCam(X, y, model, layer);
    const cells = (to: number, from: number) =>
      tf.tensor1d(
        Array.from({ length: to }, (_, i) => Math.floor((i * from) / to)),
        'int32',
      );
    const rows = tf.gather(coarse, cells(X.shape[1], coarse.shape[1]), 1);
    const large = tf.gather(rows, cells(X.shape[2], coarse.shape[2]), 2);
    return tf.mul(tf.expandDims(large, -1), guidedBackprop(X, y, model));
  });
}
