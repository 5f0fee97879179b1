/*---
title: Deconvolution in place of Saliency
off: Your result is not the gradient of the network.
look: Look at which method of the library is asked.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Deconvolution } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return new Deconvolution(model).attribute(X, { target: y });
}
