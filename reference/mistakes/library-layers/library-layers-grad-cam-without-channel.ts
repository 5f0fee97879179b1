/*---
title: The axis of the one channel removed from GradCAM
off: Your GradCAM has the shape [N, h, w] in place of [N, h, w, 1]; the conductance is right.
look: Look at what happens to the attributions before they are returned.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { LayerConductance, LayerGradCam } from 'gradelens/attr';

export async function libraryLayers(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): Promise<{ gradCam: tf.Tensor4D; conductance: tf.Tensor4D }> {
  return {
    gradCam: tf.squeeze(
      new LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true }),
      [-1],
    ) as tf.Tensor as tf.Tensor4D,
    conductance: await new LayerConductance(model, layer).attribute(X, { target: y }),
  };
}
