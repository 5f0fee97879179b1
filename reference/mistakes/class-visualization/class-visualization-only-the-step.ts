/*---
title: The step is returned, not the image after it
off: What you return is the right image minus the one you were given.
look: Look at what the function returns.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { classVisualizationStep as right } from '../../class-visualization.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  options: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  return tf.tidy(() => tf.sub(right(img, targetY, model, options), img));
}
