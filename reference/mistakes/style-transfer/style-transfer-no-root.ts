/*---
title: The root of the second moment is missing in Adam
off: Your steps are far too long where the gradient is small and far too short where it is large.
look: "Look at the step of your optimiser, line by line, beside the formulas of Adam: both averages, what they are divided by, and the constants."
---*/
import * as tf from '@tensorflow/tfjs';
import { EPSILON } from '../../style-transfer.js';

export function direction(first: tf.Tensor4D, second: tf.Tensor4D): tf.Tensor4D {
  return tf.div(first, tf.add(second, EPSILON));
}
