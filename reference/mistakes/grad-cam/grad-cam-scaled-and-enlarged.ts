/*---
title: The map enlarged to the size of the picture by a bilinear resize and scaled to the range from 0 to 1
off: Your map has the size of the picture, not of the layer, and its largest value is 1.
look: Look at what happens to the map after the sum over the channels.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam as rightMap } from '../../gradcam.js';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const map = tf.expandDims<tf.Tensor4D>(rightMap(X, y, model, layer), -1);
    const large = tf.squeeze<tf.Tensor3D>(tf.image.resizeBilinear(map, [X.shape[1], X.shape[2]]), [-1]);
    const [lowest, highest] = [tf.min(large, [1, 2], true), tf.max(large, [1, 2], true)];
    return tf.div(tf.sub(large, lowest), tf.sub(highest, lowest));
  });
}
