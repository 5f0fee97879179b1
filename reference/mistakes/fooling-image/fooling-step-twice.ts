/*---
title: The step is added twice in each iteration
off: Your steps go the right way but are twice as long as the learning rate.
look: Look for every place where the image is changed.
---*/
import type * as tf from '@tensorflow/tfjs';
import { stepAlong as right } from '../../fooling-image.js';

export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return right(gradient, 2 * learningRate);
}
