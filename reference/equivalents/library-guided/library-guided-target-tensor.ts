/*---
title: The labels given as a tensor
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
    const target = tf.tensor1d([...y], 'int32');
    return {
      guidedBackprop: new GuidedBackprop(model).attribute(X, { target }),
      guidedGradCam: new GuidedGradCam(model, layer).attribute(X, { target }),
    };
  });
}
