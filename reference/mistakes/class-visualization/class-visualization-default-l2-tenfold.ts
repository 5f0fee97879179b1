/*---
title: l2Reg is 0.01 by default, not 0.001
off: Your step is right where l2Reg is given; where it is left out, large values are pulled back too much.
look: Look at the defaults of the options.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { classVisualizationStep as right } from '../../class-visualization.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-2, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  return right(img, targetY, model, { l2Reg, learningRate });
}
