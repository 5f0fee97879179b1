/*---
title: GradCAM repeated for three channels before it is enlarged
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
    const [, height, width] = X.shape;
    const coarse = tf.tile(tf.expandDims<tf.Tensor4D>(gradCam(X, y, model, layer), -1), [1, 1, 1, 3]);
    return tf.mul(guidedBackprop(X, y, model), tf.image.resizeNearestNeighbor(coarse, [height, width]));
  });
}
