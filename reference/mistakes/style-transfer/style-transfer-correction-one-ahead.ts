/*---
title: Adam counts its steps from 2
off: Your first step is too short; later ones come nearer to the right length.
look: "Look at the step of your optimiser, line by line, beside the formulas of Adam: both averages, what they are divided by, and the constants."
---*/
import * as tf from '@tensorflow/tfjs';

export function unbiased(moment: tf.Tensor4D, beta: number, t: number): tf.Tensor4D {
  return tf.div(moment, 1 - beta ** (t + 2));
}
