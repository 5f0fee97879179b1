/*---
title: "The image that was given is disposed of: the loop begins with X itself, not with a copy"
off: Your image is right, but the one that you were given is gone after the call.
look: Look at what the variable of the loop holds before the first step, and at what you dispose of.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { makeFoolingImage as right } from '../../fooling-image.js';

export async function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  options: { learningRate?: number; maxIterations?: number } = {},
): Promise<tf.Tensor4D> {
  const image = await right(X, targetY, model, options);
  X.dispose();
  return image;
}
