/*---
title: A bilinear resize within GuidedGradCam in place of its default
off: Guided backprop is right; your guided GradCAM has smooth transitions where the right one has blocks.
look: Look at the options of the method.
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
    guidedBackprop: new GuidedBackprop(model).attribute(X, { target: y }),
    guidedGradCam: new GuidedGradCam(model, layer).attribute(X, { target: y, interpolateMode: 'bilinear' }),
  };
}
