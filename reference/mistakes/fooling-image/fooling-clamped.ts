/*---
title: The image is clamped to [-1.5, 1.5] after each step, as in style transfer
off: Your image has no value beyond 1.5 or below -1.5, where the right one has some.
look: Look at what happens to the image after the step.
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
    image = tf.tidy(() => {
      const moved = tf.add(before, stepAlong(tf.grad(score)(before) as tf.Tensor4D, learningRate));
      return tf.clipByValue(moved, -1.5, 1.5) as tf.Tensor4D;
    });
    before.dispose();
  }
  return image;
}
