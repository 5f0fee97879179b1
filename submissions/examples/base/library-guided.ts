import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import * as attr from 'gradelens/attr';

export const libraryGuided = (X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) => ({
  guidedBackprop: new attr.GuidedBackprop(model).attribute(X, { target: y }),
  guidedGradCam: new attr.GuidedGradCam(model, layer).attribute(X, { target: y }),
});
