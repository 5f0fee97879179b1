/*---
title: The first moment of Adam is not corrected for its start at zero
off: Your first step is a tenth of the right one; the later ones come nearer to the right length.
look: "Look at the step of your optimiser, line by line, beside the formulas of Adam: both averages, what they are divided by, and the constants."
---*/
import type * as tf from '@tensorflow/tfjs';
import { BETA1, unbiased as right } from '../../style-transfer.js';

export function unbiased(moment: tf.Tensor4D, beta: number, t: number): tf.Tensor4D {
  return beta === BETA1 ? moment : right(moment, beta, t);
}
