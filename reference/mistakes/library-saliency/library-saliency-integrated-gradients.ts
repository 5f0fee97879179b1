/*---
title: IntegratedGradients in place of Saliency
off: Your result is not the gradient at the picture.
look: Look at which method of the library is asked.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { IntegratedGradients } from 'gradelens/attr';

export async function librarySaliency(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
): Promise<tf.Tensor4D> {
  return new IntegratedGradients(model).attribute(X, { target: y });
}
