/*---
title: The map enlarged to the size of the picture by a bilinear resize with half-pixel centres
off: Your map has the size of the picture, not of the layer.
look: Look at what happens to the map after the sum over the channels.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam as rightMap } from '../../gradcam.js';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const map = tf.expandDims<tf.Tensor4D>(rightMap(X, y, model, layer), -1);
    return tf.squeeze(tf.image.resizeBilinear(map, [X.shape[1], X.shape[2]], false, true), [-1]);
  });
}
