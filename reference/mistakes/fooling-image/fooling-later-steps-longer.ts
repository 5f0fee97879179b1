/*---
title: Every step after the first is two percent longer
off: Your first step is right; the later ones are two percent too long.
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
    const rate = t === 0 ? learningRate : 1.02 * learningRate;
    image = tf.tidy(() => tf.add(before, stepAlong(tf.grad(score)(before) as tf.Tensor4D, rate)));
    before.dispose();
  }
  return image;
}
