import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import * as attr from 'gradelens/attr';

export const libraryLayers = (X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) => ({
  gradCam: new attr.LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true }),
  conductance: new attr.LayerGradCam(model, layer).attribute(X, { target: y, attrDimSummation: false }),
});
