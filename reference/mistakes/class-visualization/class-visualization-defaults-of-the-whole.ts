/*---
title: "The defaults belong to the options as a whole: with one option given, the other is undefined"
off: Your step is right where both options are given or none; with one of them it is not.
look: Look at what the second option is where only the first is given.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { classVisualizationStep as right } from '../../class-visualization.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  options: { l2Reg?: number; learningRate?: number } = { l2Reg: 1e-3, learningRate: 25 },
): tf.Tensor4D {
  const { l2Reg = Number.NaN, learningRate = Number.NaN } = options;
  return right(img, targetY, model, { l2Reg, learningRate });
}
