/*---
title: The first label as the target of every image
off: The first image of a batch is right; another one is right only where it has the same class.
look: Look at the target that the library is given.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { GuidedBackprop, GuidedGradCam } from 'gradelens/attr';

export function libraryGuided(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): { guidedBackprop: tf.Tensor4D; guidedGradCam: tf.Tensor4D } {
  return {
    guidedBackprop: new GuidedBackprop(model).attribute(X, { target: y[0]! }),
    guidedGradCam: new GuidedGradCam(model, layer).attribute(X, { target: y[0]! }),
  };
}
