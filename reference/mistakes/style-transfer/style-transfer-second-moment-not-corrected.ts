/*---
title: The second moment of Adam is not corrected for its start at zero
off: Your first steps are far too long, the very first about thirty times.
look: "Look at the step of your optimiser, line by line, beside the formulas of Adam: both averages, what they are divided by, and the constants."
---*/
import type * as tf from '@tensorflow/tfjs';
import { BETA2, unbiased as right } from '../../style-transfer.js';

export function unbiased(moment: tf.Tensor4D, beta: number, t: number): tf.Tensor4D {
  return beta === BETA2 ? moment : right(moment, beta, t);
}
