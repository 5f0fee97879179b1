/*---
title: The regularization takes absolute values, not squares
off: Your step has the right length but pulls small values back as much as large ones.
look: Look at how the regularization gets into the gradient.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { objectiveOf as right } from '../../class-visualization.js';

export function objectiveOf(img: tf.Tensor4D, targetY: number, model: Classifier, l2Reg: number): tf.Scalar {
  return tf.sub(right(img, targetY, model, 0), tf.mul(l2Reg, tf.sum(tf.abs(img))));
}
