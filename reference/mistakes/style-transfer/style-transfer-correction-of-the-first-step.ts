/*---
title: "Adam corrects the moments in every step as in the first: its number does not grow"
off: Your first step is right; the later ones are not quite.
look: "Look at the step of your optimiser, line by line, beside the formulas of Adam: both averages, what they are divided by, and the constants."
---*/
import * as tf from '@tensorflow/tfjs';

export function unbiased(moment: tf.Tensor4D, beta: number): tf.Tensor4D {
  return tf.div(moment, 1 - beta);
}
