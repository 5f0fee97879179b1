/*---
title: Conductance in two steps
off: GradCAM is right; your conductance is a rough approximation.
look: Look at how finely the path from the baseline to the picture is divided.
---*/
import type * as tf from '@tensorflow/tfjs';
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
    conductance: await new LayerConductance(model, layer).attribute(X, { target: y, nSteps: 2 }),
  };
}
