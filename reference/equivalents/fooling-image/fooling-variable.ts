/*---
title: A variable that is assigned to, all in one tidy
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { scoreOf, stepAlong } from '../../fooling-image.js';

export async function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 10, maxIterations = 100 }: { learningRate?: number; maxIterations?: number } = {},
): Promise<tf.Tensor4D> {
  const image = tf.variable(X) as unknown as tf.Tensor4D & tf.Variable<tf.Rank.R4>;
  let left = maxIterations;
  while (left-- > 0 && tf.tidy(() => model.predict(image).argMax(1).dataSync()[0]) !== targetY) {
    tf.tidy(() => {
      const { grads } = tf.variableGrads(() => scoreOf(image, targetY, model), [image]);
      image.assign(tf.add(image, stepAlong(grads[image.name] as tf.Tensor4D, learningRate)));
    });
  }
  const fooling = tf.clone(image);
  image.dispose();
  return fooling;
}
