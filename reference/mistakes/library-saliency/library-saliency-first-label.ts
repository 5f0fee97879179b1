/*---
title: The first label as the target of every image
off: The first image of a batch is right; another one is right only where it has the same class.
look: Look at the target that the library is given.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return new Saliency(model).attribute(X, { target: y[0]! });
}
