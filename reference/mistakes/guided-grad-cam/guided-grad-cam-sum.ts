/*---
title: The sum of the two maps in place of their product
off: Your result is not 0 where GradCAM is 0.
look: Look at how the two maps become one.
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
    return tf.add(guidedBackprop(X, y, model), tf.image.resizeNearestNeighbor(coarse, [height, width]));
  });
}
