/*---
title: The regularisation is missing, or it is cut off from the image (its number was read, so that it has no gradient)
off: Your step has the right length but does not pull large values back.
look: Look at how the regularisation gets into the gradient.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { objectiveOf as right } from '../../class-visualization.js';

export function objectiveOf(img: tf.Tensor4D, targetY: number, model: Classifier, _l2Reg: number): tf.Scalar {
  return right(img, targetY, model, 0);
}
