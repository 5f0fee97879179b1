/*---
title: The learning rate shrinks from step to step (by a tenth)
off: Your first step is right; each later one is a tenth shorter than the one before.
look: Look at whether the length of a step depends on its number.
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
  let image = tf.clone(X);
  for (let t = 0; t < maxIterations; t++) {
    if (await isFooled(image, targetY, model)) break;
    const before = image;
    const rate = learningRate * 0.9 ** t;
    image = tf.tidy(() => tf.add(before, stepAlong(tf.grad(score)(before) as tf.Tensor4D, rate)));
    before.dispose();
  }
  return image;
}
