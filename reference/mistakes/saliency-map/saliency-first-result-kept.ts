/*---
title: The first result is kept and returned ever after
off: Your first answer comes back at every later call, whatever is asked.
look: Look at what your function remembers from one call to the next.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { computeSaliencyMaps as rightMaps } from '../../saliency-map.js';

let kept: number[][][] | undefined;

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  kept ??= tf.tidy(() => rightMaps(X, y, model).arraySync());
  return tf.tensor3d(kept);
}
