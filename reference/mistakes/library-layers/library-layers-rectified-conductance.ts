/*---
title: Negative conductance set to 0
off: GradCAM is right; your conductance has zeros where negative values belong.
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
    gradCam: new LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true }),
    conductance: tf.relu(await new LayerConductance(model, layer).attribute(X, { target: y })),
  };
}
