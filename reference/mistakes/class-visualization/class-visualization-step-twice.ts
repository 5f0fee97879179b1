/*---
title: The step is added twice
off: Your step goes the right way but is twice as long as the learning rate.
look: Look for every place where the image is changed.
---*/
import type * as tf from '@tensorflow/tfjs';
import { ascentStep as right } from '../../class-visualization.js';

export function ascentStep(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return right(gradient, 2 * learningRate);
}
