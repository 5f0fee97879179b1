/*---
title: In Adam epsilon is added inside of the root
off: Your steps are too short where the gradient is tiny.
look: "Look at the step of your optimiser, line by line, beside the formulas of Adam: both averages, what they are divided by, and the constants."
---*/
import * as tf from '@tensorflow/tfjs';
import { EPSILON } from '../../style-transfer.js';

export function direction(first: tf.Tensor4D, second: tf.Tensor4D): tf.Tensor4D {
  return tf.div(first, tf.sqrt(tf.add(second, EPSILON)));
}
