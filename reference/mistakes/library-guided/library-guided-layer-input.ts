/*---
title: What goes into the layer in place of what comes out
off: Guided backprop is right, guided GradCAM is not.
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
    guidedGradCam: new GuidedGradCam(model, layer).attribute(X, { target: y, attributeToLayerInput: true }),
  };
}
