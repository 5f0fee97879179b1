/*---
title: "The defaults belong to the options as a whole: with one option given, the other is undefined"
off: Your image is right where both options are given or none; with one of them it is not.
look: Look at what the second option is where only the first is given.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { makeFoolingImage as right } from '../../fooling-image.js';

export function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  options: { learningRate?: number; maxIterations?: number } = { learningRate: 10, maxIterations: 100 },
): Promise<tf.Tensor4D> {
  const { learningRate = Number.NaN, maxIterations = 0 } = options;
  return right(X, targetY, model, { learningRate, maxIterations });
}
