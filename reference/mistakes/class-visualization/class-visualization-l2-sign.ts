/*---
title: The regularization has the wrong sign
off: Your step has the right length but pushes large values further out.
look: Look at how the regularization gets into the gradient.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { objectiveOf as right } from '../../class-visualization.js';

export function objectiveOf(img: tf.Tensor4D, targetY: number, model: Classifier, l2Reg: number): tf.Scalar {
  return right(img, targetY, model, -l2Reg);
}
