/*---
title: maxIterations is 5 by default, not 100
off: Your image is right where maxIterations is given; where it is left out, you stop too early.
look: Look at the defaults of the options.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { makeFoolingImage as right } from '../../fooling-image.js';

export function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 10, maxIterations = 5 }: { learningRate?: number; maxIterations?: number } = {},
): Promise<tf.Tensor4D> {
  return right(X, targetY, model, { learningRate, maxIterations });
}
