/*---
title: Twice the regularization
off: Your step has the right length but pulls large values back twice as much as it should.
look: Look at how the regularization gets into the gradient.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { objectiveOf as right } from '../../class-visualization.js';

export function objectiveOf(img: tf.Tensor4D, targetY: number, model: Classifier, l2Reg: number): tf.Scalar {
  return right(img, targetY, model, 2 * l2Reg);
}
