/*---
title: learningRate is 10 by default, not 25
off: Your step is right where the learning rate is given; where it is left out, the step is too short.
look: Look at the defaults of the options.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { classVisualizationStep as right } from '../../class-visualization.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 10 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  return right(img, targetY, model, { l2Reg, learningRate });
}
