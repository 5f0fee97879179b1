/*---
title: The maps scaled to the range from 0 to 1, all of the batch together
off: The largest value of your result is 1.
look: Look at what happens to the map after the sum over the channels.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam as rightMap } from '../../gradcam.js';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const map = rightMap(X, y, model, layer);
    return tf.div(tf.sub(map, tf.min(map)), tf.sub(tf.max(map), tf.min(map)));
  });
}
