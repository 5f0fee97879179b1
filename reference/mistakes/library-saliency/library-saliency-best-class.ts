/*---
title: The class that the network finds in place of y
off: Your maps stay the same whatever classes are asked for.
look: Look at the target that the library is given.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, _y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const found = tf.argMax(model.predict(X), 1) as tf.Tensor1D;
    return new Saliency(model).attribute(X, { target: found });
  });
}
