/*---
title: Signed gradients, whose absolute value is taken here
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => tf.abs(new Saliency(model).attribute(X, { target: y, abs: false })));
}
