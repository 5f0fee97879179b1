/*---
title: All axes of length 1 removed, that of the batch as well
off: With one image your result lacks the axis of the batch.
look: Look at the shape of what you return when N is 1.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam as rightMap } from '../../gradcam.js';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    return tf.squeeze(rightMap(X, y, model, layer));
  });
}
