/*---
title: Both of features.3, whichever layer is asked for
off: Your results are right for features.3, and for no other layer.
look: Look at the layer that the library is given.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { LayerConductance, LayerGradCam } from 'gradelens/attr';

export async function libraryLayers(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  _layer: string,
): Promise<{ gradCam: tf.Tensor4D; conductance: tf.Tensor4D }> {
  return {
    gradCam: new LayerGradCam(model, 'features.3').attribute(X, { target: y, reluAttributions: true }),
    conductance: await new LayerConductance(model, 'features.3').attribute(X, { target: y }),
  };
}
