/*---
title: Height and width swapped
off: Your map is the right one, mirrored along its diagonal.
look: Look at the order of the axes of what you return.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam as rightMap } from '../../gradcam.js';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    return tf.transpose(rightMap(X, y, model, layer), [0, 2, 1]);
  });
}
