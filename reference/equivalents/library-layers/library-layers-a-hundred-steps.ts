/*---
title: Conductance in a hundred steps, nearer to the integral than the default
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
    conductance: await new LayerConductance(model, layer).attribute(X, { target: y, nSteps: 100 }),
  };
}
