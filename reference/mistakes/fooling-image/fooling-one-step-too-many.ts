/*---
title: One more step is made after the network is fooled
off: Your image goes one step further than it should.
look: "Look at the order within an iteration: which image do you ask the network about, and when do you leave the loop?"
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
    const done = await isFooled(image, targetY, model);
    const before = image;
    image = tf.tidy(() => tf.add(before, stepAlong(tf.grad(score)(before) as tf.Tensor4D, learningRate)));
    before.dispose();
    if (done) break;
  }
  return image;
}
