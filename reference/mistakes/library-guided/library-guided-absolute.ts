/*---
title: The absolute value of both results
off: Your numbers have the right size, but none is negative.
look: Look at what happens to the attributions before they are returned.
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
  return tf.tidy(() => {
    return {
      guidedBackprop: tf.abs(new GuidedBackprop(model).attribute(X, { target: y })),
      guidedGradCam: tf.abs(new GuidedGradCam(model, layer).attribute(X, { target: y })),
    };
  });
}
