/*---
title: The class that the network finds in place of y
off: Your results stay the same whatever classes are asked for.
look: Look at the target that the library is given.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { GuidedBackprop, GuidedGradCam } from 'gradelens/attr';

export function libraryGuided(
  X: tf.Tensor4D,
  _y: readonly number[],
  model: Classifier,
  layer: string,
): { guidedBackprop: tf.Tensor4D; guidedGradCam: tf.Tensor4D } {
  return tf.tidy(() => {
    const found = tf.argMax(model.predict(X), 1) as tf.Tensor1D;
    return {
      guidedBackprop: new GuidedBackprop(model).attribute(X, { target: found }),
      guidedGradCam: new GuidedGradCam(model, layer).attribute(X, { target: found }),
    };
  });
}
