/*---
title: The picture as a list of one input
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  const [maps] = new Saliency(model).attribute([X], { target: y });
  return maps as tf.Tensor4D;
}
