/*---
title: The network is asked after the step, not before it
off: Your image changes by a step even if the network takes it for the target from the start.
look: "Look at the order within an iteration: what comes first, the step or the question whether the network is fooled?"
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
    const before = image;
    image = tf.tidy(() => tf.add(before, stepAlong(tf.grad(score)(before) as tf.Tensor4D, learningRate)));
    before.dispose();
    if (await isFooled(image, targetY, model)) break;
  }
  return image;
}
