/*---
title: Guided backprop alone, without GradCAM
off: Your result is not 0 where GradCAM is 0.
look: Look at how the two maps become one.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedBackprop } from '../../gradcam.js';

export function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  _layer: string,
): tf.Tensor4D {
  return guidedBackprop(X, y, model);
}
