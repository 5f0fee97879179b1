/*---
title: The absolute value of the gradient is used
off: Your steps only ever make values larger.
look: Look at what becomes of the gradient before it is added to the image.
---*/
import * as tf from '@tensorflow/tfjs';
import { stepAlong as right } from '../../fooling-image.js';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return right(tf.abs(gradient), learningRate);
}
