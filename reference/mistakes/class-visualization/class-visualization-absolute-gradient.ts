/*---
title: The absolute value of the gradient is used
off: Your step only ever makes values larger.
look: Look at what becomes of the gradient before it is added to the image.
---*/
import * as tf from '@tensorflow/tfjs';
import { ascentStep as right } from '../../class-visualization.js';

export function ascentStep(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return right(tf.abs(gradient), learningRate);
}
