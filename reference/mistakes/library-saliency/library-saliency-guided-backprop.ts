/*---
title: GuidedBackprop in place of Saliency
off: Your result shows only a part of the gradient that belongs to the pixels.
look: Look at which method of the library is asked.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { GuidedBackprop } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return new GuidedBackprop(model).attribute(X, { target: y });
}
