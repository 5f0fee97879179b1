/*---
title: Saliency in place of GuidedBackprop
off: Guided GradCAM is right; your guided backprop has no negative values.
look: Look at which method gives which result.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { GuidedGradCam, Saliency } from 'gradelens/attr';

export function libraryGuided(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): { guidedBackprop: tf.Tensor4D; guidedGradCam: tf.Tensor4D } {
  return {
    guidedBackprop: new Saliency(model).attribute(X, { target: y }),
    guidedGradCam: new GuidedGradCam(model, layer).attribute(X, { target: y }),
  };
}
