/*---
title: Each image on its own, as a promise
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export async function librarySaliency(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
): Promise<tf.Tensor4D> {
  return tf.tidy(() =>
    tf.concat(
      y.map((label, i) => new Saliency(model).attribute(tf.slice(X, i, 1), { target: label })),
      0,
    ),
  );
}
