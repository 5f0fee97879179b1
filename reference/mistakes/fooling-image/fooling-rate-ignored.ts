/*---
title: The learning rate is always 10, whatever the options say
off: Your steps have length 10, whatever the learning rate.
look: Look for every option of the function in its body.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { makeFoolingImage as right } from '../../fooling-image.js';

export function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { maxIterations = 100 }: { maxIterations?: number } = {},
): Promise<tf.Tensor4D> {
  return right(X, targetY, model, { maxIterations });
}
