/*---
title: The two results exchanged
off: Each of your two results is right in the place of the other.
look: Look at which result has which name.
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
    gradCam: await new LayerConductance(model, layer).attribute(X, { target: y }),
    conductance: new LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true }),
  };
}
