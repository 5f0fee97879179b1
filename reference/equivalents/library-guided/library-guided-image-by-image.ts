/*---
title: Each image on its own
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { GuidedBackprop, GuidedGradCam } from 'gradelens/attr';

export function libraryGuided(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): { guidedBackprop: tf.Tensor4D; guidedGradCam: tf.Tensor4D } {
  const [backprop, gradCam] = [new GuidedBackprop(model), new GuidedGradCam(model, layer)];
  return tf.tidy(() => {
    const images = y.map((target, i) => ({ x: tf.slice(X, i, 1), target }));
    return {
      guidedBackprop: tf.concat(images.map(({ x, target }) => backprop.attribute(x, { target }))),
      guidedGradCam: tf.concat(images.map(({ x, target }) => gradCam.attribute(x, { target }))),
    };
  });
}
