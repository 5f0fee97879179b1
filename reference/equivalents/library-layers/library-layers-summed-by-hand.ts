/*---
title: GradCAM of each channel, summed and rectified here
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
  const channels = new LayerGradCam(model, layer).attribute(X, { target: y, attrDimSummation: false });
  return {
    gradCam: tf.relu(tf.sum(channels, -1, true)),
    conductance: await new LayerConductance(model, layer).attribute(X, { target: y }),
  };
}
