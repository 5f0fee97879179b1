/*---
title: l2Reg is 0 by default, not 0.001
off: Your step is right where l2Reg is given; where it is left out, large values are not pulled back.
look: Look at the defaults of the options.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { classVisualizationStep as right } from '../../class-visualization.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 0, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  return right(img, targetY, model, { l2Reg, learningRate });
}
