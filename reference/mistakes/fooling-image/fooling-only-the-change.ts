/*---
title: The change is returned, not the changed image
off: What you return is the right image minus the one you were given.
look: Look at what the function returns.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { makeFoolingImage as right } from '../../fooling-image.js';

export async function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  options: { learningRate?: number; maxIterations?: number } = {},
): Promise<tf.Tensor4D> {
  const fooling = await right(X, targetY, model, options);
  const change = tf.sub<tf.Tensor4D>(fooling, X);
  fooling.dispose();
  return change;
}
