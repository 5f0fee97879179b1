/*---
title: Nearest neighbour with aligned corners
off: Your result has blocks of the right values, but their borders lie elsewhere.
look: Look at how the coarse map gets the size of the picture.
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
    const coarse = tf.expandDims<tf.Tensor4D>(gradCam(X, y, model, layer), -1);
    return tf.mul(guidedBackprop(X, y, model), tf.image.resizeNearestNeighbor(coarse, [height, width], true));
  });
}
