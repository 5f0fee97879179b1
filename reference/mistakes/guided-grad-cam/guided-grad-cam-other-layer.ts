/*---
title: GradCAM of features.3, whichever layer is asked for
off: The blocks of your result have the size of another layer than the one asked for, unless that is features.3.
look: Look at which layer GradCAM is asked of.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam, guidedBackprop } from '../../gradcam.js';

export function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  _layer: string,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [, height, width] = X.shape;
    const coarse = tf.expandDims<tf.Tensor4D>(gradCam(X, y, model, 'features.3'), -1);
    return tf.mul(guidedBackprop(X, y, model), tf.image.resizeNearestNeighbor(coarse, [height, width]));
  });
}
