/*---
title: The regularization is missing, or has next to no gradient (its number was read, or it is a mean or a norm in place of the sum of squares)
off: Your step has the right length but does not pull large values back.
look: Look at how the regularization gets into the gradient.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { objectiveOf as right } from '../../class-visualization.js';

export function objectiveOf(img: tf.Tensor4D, targetY: number, model: Classifier, _l2Reg: number): tf.Scalar {
  return right(img, targetY, model, 0);
}
