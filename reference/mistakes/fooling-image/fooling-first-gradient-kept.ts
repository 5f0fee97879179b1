/*---
title: The gradient of the first image is used in every step
off: Your first step is right; all later ones go the same way as the first.
look: Look at which image you take the gradient at.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { isFooled, scoreOf, stepAlong } from '../../fooling-image.js';

export async function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 10, maxIterations = 100 }: { learningRate?: number; maxIterations?: number } = {},
): Promise<tf.Tensor4D> {
  const score = (x: tf.Tensor) => scoreOf(x as tf.Tensor4D, targetY, model);
  const step = tf.tidy(() => stepAlong(tf.grad(score)(X) as tf.Tensor4D, learningRate));
  let image = tf.clone(X);
  for (let t = 0; t < maxIterations; t++) {
    if (await isFooled(image, targetY, model)) break;
    const before = image;
    image = tf.add(before, step);
    before.dispose();
  }
  step.dispose();
  return image;
}
