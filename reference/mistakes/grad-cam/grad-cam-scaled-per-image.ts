/*---
title: Each map scaled to the range from 0 to 1
off: The largest value of each of your maps is 1.
look: Look at what happens to the map after the sum over the channels.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam as rightMap } from '../../gradcam.js';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const map = rightMap(X, y, model, layer);
    const [lowest, highest] = [tf.min(map, [1, 2], true), tf.max(map, [1, 2], true)];
    return tf.div(tf.sub(map, lowest), tf.sub(highest, lowest));
  });
}
