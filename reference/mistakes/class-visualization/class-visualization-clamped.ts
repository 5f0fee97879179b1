/*---
title: The image is clamped to [-1.5, 1.5] after the step
off: Your image has no value beyond 1.5 or below -1.5, where the right one has some.
look: "Look at what happens to the image after the step: which part of the loop is yours?"
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
  return tf.tidy(() => tf.clipByValue(right(img, targetY, model, options), -1.5, 1.5) as tf.Tensor4D);
}
