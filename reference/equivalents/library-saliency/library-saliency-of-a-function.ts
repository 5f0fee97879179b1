/*---
title: The model given as a function of the picture
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return new Saliency((x: tf.Tensor) => model.predict(x as tf.Tensor4D)).attribute(X, { target: y });
}
