/*---
title: The labels given as a tensor
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => new Saliency(model).attribute(X, { target: tf.tensor1d([...y], 'int32') }));
}
