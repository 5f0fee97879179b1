/*---
title: "The gradients of all steps are added up: nothing sets them back to zero"
off: Your first step is right; each later one still carries the directions of those before it.
look: Look at what is left from one iteration to the next.
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
  let [image, sum] = [tf.clone(X), tf.zerosLike(X)];
  for (let t = 0; t < maxIterations; t++) {
    if (await isFooled(image, targetY, model)) break;
    const before = [image, sum] as const;
    [image, sum] = tf.tidy(() => {
      const gradients = tf.add<tf.Tensor4D>(before[1], tf.grad(score)(before[0]));
      return [tf.add<tf.Tensor4D>(before[0], stepAlong(gradients, learningRate)), gradients];
    });
    tf.dispose([...before]);
  }
  sum.dispose();
  return image;
}
