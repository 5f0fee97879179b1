/*---
title: The mean of the scores in place of their sum, in one of the two maps
off: Your result is the right one divided by the number of images in the batch.
look: Look at how each of the two maps makes one number of the scores of the batch.
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
    return tf.div(
      tf.mul(guidedBackprop(X, y, model), tf.image.resizeNearestNeighbor(coarse, [height, width])),
      X.shape[0],
    );
  });
}
