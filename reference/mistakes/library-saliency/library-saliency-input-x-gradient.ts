/*---
title: InputXGradient in place of Saliency
off: Your result is 0 wherever the normalised picture is 0.
look: Look at which method of the library is asked.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { InputXGradient } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return new InputXGradient(model).attribute(X, { target: y });
}
