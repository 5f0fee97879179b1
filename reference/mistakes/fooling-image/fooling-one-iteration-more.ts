/*---
title: The loop runs once more than maxIterations
off: Your image goes one step further than maxIterations allows.
look: "Look at the condition of the loop: how often does it run?"
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { makeFoolingImage as right } from '../../fooling-image.js';

export function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 10, maxIterations = 100 }: { learningRate?: number; maxIterations?: number } = {},
): Promise<tf.Tensor4D> {
  return right(X, targetY, model, { learningRate, maxIterations: maxIterations + 1 });
}
