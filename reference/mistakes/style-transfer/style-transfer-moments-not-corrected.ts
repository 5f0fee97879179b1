/*---
title: The moments of Adam are not corrected for their start at zero
off: Your first steps are too long, about three times.
look: "Look at the step of your optimiser, line by line, beside the formulas of Adam: both averages, what they are divided by, and the constants."
---*/
import type * as tf from '@tensorflow/tfjs';

export function unbiased(moment: tf.Tensor4D): tf.Tensor4D {
  return moment;
}
