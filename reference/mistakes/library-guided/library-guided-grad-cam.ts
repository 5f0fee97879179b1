/*---
title: The enlarged GradCAM alone in place of GuidedGradCam
off: Guided backprop is right; your guided GradCAM has one number for each pixel.
look: Look at which method gives which result.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { GuidedBackprop, interpolate, LayerGradCam } from 'gradelens/attr';

export function libraryGuided(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): { guidedBackprop: tf.Tensor4D; guidedGradCam: tf.Tensor4D } {
  return tf.tidy(() => {
    const cam = new LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true });
    return {
      guidedBackprop: new GuidedBackprop(model).attribute(X, { target: y }),
      guidedGradCam: interpolate(cam, [X.shape[1], X.shape[2]]),
    };
  });
}
