/*---
title: learningRate is 1 by default, not 10
off: Your image is right where the learning rate is given; where it is left out, the steps are too short.
look: Look at the defaults of the options.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { makeFoolingImage as right } from '../../fooling-image.js';

export function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 1, maxIterations = 100 }: { learningRate?: number; maxIterations?: number } = {},
): Promise<tf.Tensor4D> {
  return right(X, targetY, model, { learningRate, maxIterations });
}
