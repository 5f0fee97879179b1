/*---
title: GuidedGradCam of features.3, whichever layer is asked for
off: Guided backprop is right; the blocks of your guided GradCAM are those of features.3.
look: Look at the layer that the library is given.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { GuidedBackprop, GuidedGradCam } from 'gradelens/attr';

export function libraryGuided(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  _layer: string,
): { guidedBackprop: tf.Tensor4D; guidedGradCam: tf.Tensor4D } {
  return {
    guidedBackprop: new GuidedBackprop(model).attribute(X, { target: y }),
    guidedGradCam: new GuidedGradCam(model, 'features.3').attribute(X, { target: y }),
  };
}
