/*---
title: The regularisation takes the norm of the image, not the square of the norm
off: Your step has the right length but pulls large values back less than it should.
look: Look at how the regularisation gets into the gradient.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { objectiveOf as right } from '../../class-visualization.js';

export function objectiveOf(img: tf.Tensor4D, targetY: number, model: Classifier, l2Reg: number): tf.Scalar {
  return tf.sub(right(img, targetY, model, 0), tf.mul(l2Reg, tf.norm(img)));
}
