/*---
title: "The step is subtracted: the score goes down"
off: Your step is right but for its sign.
look: Should the score of the class rise or fall? Look at the sign of the step.
---*/
import * as tf from '@tensorflow/tfjs';
import { ascentStep as right } from '../../class-visualization.js';

export function ascentStep(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.neg(right(gradient, learningRate));
}
