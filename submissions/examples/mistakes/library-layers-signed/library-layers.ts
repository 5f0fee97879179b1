import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import * as attr from 'gradelens/attr';

export const libraryLayers = async (
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
) => ({
  gradCam: new attr.LayerGradCam(model, layer).attribute(X, { target: y }),
  conductance: await new attr.LayerConductance(model, layer).attribute(X, { target: y }),
});
