/*---
title: l2Reg is always 0.001, whatever the options say
off: Your step is the same whatever l2Reg is.
look: Look for every option of the function in its body.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { classVisualizationStep as right } from '../../class-visualization.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 25 }: { learningRate?: number } = {},
): tf.Tensor4D {
  return right(img, targetY, model, { learningRate });
}
