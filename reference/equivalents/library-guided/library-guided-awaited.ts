/*---
title: Both awaited, in another order
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { GuidedBackprop, GuidedGradCam } from 'gradelens/attr';

export async function libraryGuided(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): Promise<{ guidedBackprop: tf.Tensor4D; guidedGradCam: tf.Tensor4D }> {
  return {
    guidedBackprop: await new GuidedBackprop(model).attribute(X, { target: y }),
    guidedGradCam: await new GuidedGradCam(model, layer).attribute(X, { target: y }),
  };
}
