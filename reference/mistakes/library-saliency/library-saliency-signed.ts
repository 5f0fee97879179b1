/*---
title: 'The option abs turned off: signed gradients'
off: Your result has negative values.
look: Look at the options of the method.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return new Saliency(model).attribute(X, { target: y, abs: false });
}
