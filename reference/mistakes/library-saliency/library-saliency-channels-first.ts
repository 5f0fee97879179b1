/*---
title: Channels moved to the front
off: Your result has the shape [N, 3, H, W] in place of [N, H, W, 3].
look: Look at the order of the axes of what you return.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => tf.transpose(new Saliency(model).attribute(X, { target: y }), [0, 3, 1, 2]));
}
