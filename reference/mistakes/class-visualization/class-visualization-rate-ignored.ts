/*---
title: The learning rate is always 25, whatever the options say
off: Your step has length 25, whatever the learning rate.
look: Look for every option of the function in its body.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { classVisualizationStep as right } from '../../class-visualization.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3 }: { l2Reg?: number } = {},
): tf.Tensor4D {
  return right(img, targetY, model, { l2Reg });
}
