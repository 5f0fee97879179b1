/*---
title: The limit is always 100 iterations, whatever the options say
off: Your image takes more steps than maxIterations allows.
look: Look for every option of the function in its body.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { makeFoolingImage as right } from '../../fooling-image.js';

export function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 10 }: { learningRate?: number } = {},
): Promise<tf.Tensor4D> {
  return right(X, targetY, model, { learningRate });
}
