/*---
title: The first label as the target of every image
off: The first image of a batch is right; another one is right only where it has the same class.
look: Look at the target that the library is given.
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
    gradCam: new LayerGradCam(model, layer).attribute(X, { target: y[0]!, reluAttributions: true }),
    conductance: await new LayerConductance(model, layer).attribute(X, { target: y[0]! }),
  };
}
