/*---
title: "The step is subtracted: the score goes down"
off: Your first step is right but for its sign.
look: Should the score of the target rise or fall? Look at the sign of the step.
---*/
import * as tf from '@tensorflow/tfjs';
import { stepAlong as right } from '../../fooling-image.js';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.neg(right(gradient, learningRate));
}
