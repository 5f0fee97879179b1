/*---
title: The two results exchanged
off: Each of your two results is right in the place of the other.
look: Look at which result has which name.
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
    guidedBackprop: new GuidedGradCam(model, layer).attribute(X, { target: y }),
    guidedGradCam: new GuidedBackprop(model).attribute(X, { target: y }),
  };
}
