/*---
title: GradCAM rectified here
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
  const signed = new LayerGradCam(model, layer).attribute(X, { target: y });
  return {
    gradCam: tf.relu(signed),
    conductance: await new LayerConductance(model, layer).attribute(X, { target: y }),
  };
}
