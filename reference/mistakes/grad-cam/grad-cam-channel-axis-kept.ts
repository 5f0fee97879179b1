/*---
title: The axis of the channels is kept
off: Your result has the shape [N, h, w, 1] in place of [N, h, w].
look: Look at how the weighted channels become one map.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam as rightMap } from '../../gradcam.js';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    return tf.expandDims(rightMap(X, y, model, layer), -1) as unknown as tf.Tensor3D;
  });
}
