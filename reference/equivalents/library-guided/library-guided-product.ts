/*---
title: Guided backprop times the enlarged, rectified GradCAM
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
    const fine = new GuidedBackprop(model).attribute(X, { target: y });
    const cam = new LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true });
    return {
      guidedBackprop: fine,
      guidedGradCam: tf.mul(fine, interpolate(cam, [X.shape[1], X.shape[2]])),
    };
  });
}
