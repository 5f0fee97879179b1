/*---
title: LayerGradCam in place of LayerConductance
off: GradCAM is right; your conductance has one channel.
look: Look at which method gives the conductance.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { LayerGradCam } from 'gradelens/attr';

export async function libraryLayers(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): Promise<{ gradCam: tf.Tensor4D; conductance: tf.Tensor4D }> {
  return {
    gradCam: new LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true }),
    conductance: new LayerGradCam(model, layer).attribute(X, { target: y }),
  };
}
