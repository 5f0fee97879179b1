/*---
title: The largest value over the colour channels
off: Your result has one number for each pixel, where the library gives three.
look: Look at what happens to the attributions before they are returned.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() =>
    tf.max(new Saliency(model).attribute(X, { target: y }), -1),
  ) as tf.Tensor as tf.Tensor4D;
}
