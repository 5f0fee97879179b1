/*---
title: Labels counted from 1, which gives the class before the right one
off: Your maps are those of other classes than the ones asked for.
look: Look at the target that the library is given.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return new Saliency(model).attribute(X, { target: y.map((label) => Math.max(0, label - 1)) });
}
