import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import * as attr from 'gradelens/attr';

export const librarySaliency = (X: tf.Tensor4D, y: readonly number[], model: Classifier) =>
  new attr.Saliency(model).attribute(X, { target: y });
