/*---
title: Channels moved to the front
off: Your result has the shape [N, 3, H, W] in place of [N, H, W, 3].
look: Look at the order of the axes of what you return.
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
    return tf.transpose(
      tf.mul(guidedBackprop(X, y, model), tf.image.resizeNearestNeighbor(coarse, [height, width])),
      [0, 3, 1, 2],
    );
  });
}
