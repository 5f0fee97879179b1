/*---
title: The activation alone, without the weights
off: Your map stays the same whatever classes are asked for.
look: Look at how the weighted channels become one map.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(
  X: tf.Tensor4D,
  _y: readonly number[],
  model: Classifier,
  layer: string,
): tf.Tensor3D {
  return tf.tidy(() => tf.relu(tf.sum(model.forward(X, { to: layer }), -1)) as tf.Tensor3D);
}
